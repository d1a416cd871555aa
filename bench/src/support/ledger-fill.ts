import pg from 'pg';

/** Ledger rows of each person. */
export const ROWS_PER_PERSON = 100;
const PEOPLE_AT_ONCE = 5_000;

/**
 * Fills identity with people who are all on the leaderboard, and a ledger of theirs: what triggers and jobs would have
 * come to, written past them, since it is the furniture of a measurement and not what is measured.
 * @param superuserUrl identity's database as a superuser
 * @param from number of the first person
 * @param to number after the last one
 */
export async function fillLedger(superuserUrl: string, from: number, to: number): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica`);
    for (let first = from; first < to; first += PEOPLE_AT_ONCE)
      await fillSlice(client, first, Math.min(to, first + PEOPLE_AT_ONCE));
    await client.query(`
      truncate xp_rank_counts;
      insert into xp_rank_counts (period, width, bucket, people)
      select period, width, points / width, count(*)
      from (select date '-infinity' as period, counted as points from xp_balance_totals
            union all select counted_month, month_counted from xp_balance_totals) as place,
           unnest(array[1, 1000]) as width
      where points is not null
      group by 1, 2, 3`);
    // As autovacuum leaves them: statistics for the planner, and the visibility map.
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** The id of a person of that number. */
export function personOf(number: number): string {
  return `01980000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

async function fillSlice(client: pg.Client, from: number, to: number): Promise<void> {
  await client.query('begin');
  await client.query(
    `create temporary table slice on commit drop as
     select ('01980000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id, n
     from generate_series($1::bigint, $2::bigint - 1) as n`,
    [from, to],
  );
  await client.query(`insert into users (id, username, is_public) select id, 'bench_' || n, true from slice`);
  await client.query(
    `insert into user_private (user_id, email, time_zone) select id, id || '@example.org', 'Europe/London' from slice`,
  );
  await client.query(
    `insert into consents (user_id, kind, document_version) select id, 'leaderboard', '2026-11' from slice`,
  );
  // Few earn much and many earn little: by the square of a number that is the same in every run.
  // The fold is taken from the rows as they are laid: to look for them again costs the more the more there are.
  await client.query(
    `with laid as (
       insert into xp_events (user_id, type, points, source, source_event_id, occurred_at)
       select id, 'beacon_scan', 1 + ((hashtext(id::text) & 1023) * (hashtext(id::text) & 1023) / 16384)::integer,
              'nightlife', gen_random_uuid(), now() - (event - 1) * interval '7 hours'
       from slice cross join generate_series(1, $1::integer) as event
       returning user_id, points, occurred_at
     ), fold as (
       select user_id, sum(points) as balance, count(*) as events, max(occurred_at) as last,
              coalesce(sum(points) filter (where occurred_at at time zone 'UTC' >= app.this_month()), 0) as month_balance
       from laid group by 1
     )
     insert into xp_balance_totals (user_id, balance, total_events, last_activity, month, month_balance, on_board,
                                    counted, counted_month, month_counted)
     select user_id, balance, events, last, app.this_month(), month_balance, true, balance, app.this_month(),
            nullif(month_balance, 0)
     from fold`,
    [ROWS_PER_PERSON],
  );
  await client.query('commit');
}
