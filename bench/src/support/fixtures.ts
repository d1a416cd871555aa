import { createHash } from 'node:crypto';
import pg from 'pg';

/** What a measurement finds in nightlife. */
export interface Beacons {
  /** Ids of live venues. */
  readonly ids: string[];
  /** The raw text of one display token of each, in the same order. */
  readonly tokens: string[];
}

const CITY = 'benchville';

/**
 * Puts live venues into nightlife, each with a token that many may scan. Straight into the tables, without triggers:
 * it is the furniture of a measurement, not what is measured.
 * @param superuserUrl nightlife's database as a superuser
 */
export async function furnish(superuserUrl: string, count: number): Promise<Beacons> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = replica`);
    await client.query(
      `insert into cities (id, name, country_code, time_zone) values ($1, 'Benchville', 'GB', 'Europe/London')
       on conflict do nothing`,
      [CITY],
    );
    const { rows } = await client.query<{ id: string }>(
      `insert into beacons (host_id, city_id, type, status, host_type, title, description, starts_at, time_zone,
                            published_at)
       select gen_random_uuid(), $1, 'venue', 'live', 'venue', 'Venue ' || number,
              'A venue with a description of usual length. Cloakroom, no phones on the floor.',
              now() - interval '1 day', 'Europe/London', now()
       from generate_series(1, $2::int) as number returning id`,
      [CITY, count],
    );
    const ids = rows.map(({ id }) => id);
    const tokens = ids.map((id) => `hm1_bench_${id}`);
    await client.query(
      `insert into qr_tokens (beacon_id, token_hash, scope, max_uses, expires_at, issued_by)
       select id, hash, 'check_in', 100000, now() + interval '23 hours', gen_random_uuid()
       from unnest($1::uuid[], $2::bytea[]) as made (id, hash)`,
      [ids, tokens.map((token) => createHash('sha256').update(token).digest())],
    );
    // What its trigger would have laid out.
    await client.query(
      `insert into qr_token_uses (token_id, slot, max_uses)
       select id, slot, 12500 from qr_tokens cross join generate_series(0, 7) as slot where beacon_id = any($1::uuid[])`,
      [ids],
    );
    await client.query('commit');
    // As autovacuum leaves them: statistics for the planner, and the visibility map.
    await client.query('vacuum analyze beacons, qr_tokens, qr_token_uses, cities');
    return { ids, tokens };
  } finally {
    await client.end();
  }
}
