import type { JWK } from 'jose';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

type Db = Kysely<DB>;

/** A key as the world may see it. */
export interface PublishedKey {
  readonly kid: string;
  readonly public_jwk: JWK;
  readonly active_from: Date;
  readonly not_after: Date | null;
}

/** Key makers take turns, in all replicas. */
export async function lockKeys(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(7345030)`.execute(db);
}

/** Keys that doors may verify with, those that are still to sign first. */
export async function listPublished(db: Db): Promise<PublishedKey[]> {
  const rows = await db
    .selectFrom('offline_keys')
    .select(['kid', 'public_jwk', 'active_from', 'not_after'])
    .where(sql<boolean>`not_after is null or not_after > now()`)
    .orderBy('active_from', 'desc')
    .orderBy('kid')
    .execute();
  return rows as unknown as PublishedKey[];
}

/** The key to sign with now. */
export function findSigningKey(db: Db): Promise<{ kid: string; private_key: Buffer } | undefined> {
  return db
    .selectFrom('offline_keys')
    .select(['kid', 'private_key'])
    .where('active_from', '<=', sql<Date>`now()`)
    .where(sql<boolean>`not_after is null or not_after > now()`)
    .orderBy('active_from', 'desc')
    .orderBy('kid')
    .limit(1)
    .executeTakeFirst();
}

/** The newest key that is not on its way out, and whether it is older than `days`. */
export function findNewest(db: Db, days: number): Promise<{ kid: string; old: boolean } | undefined> {
  return db
    .selectFrom('offline_keys')
    .select(['kid', sql<boolean>`active_from <= now() - make_interval(days => ${days})`.as('old')])
    .where('not_after', 'is', null)
    .orderBy('active_from', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Stores a key. @param leadSeconds how long it is published before it signs */
export async function insertKey(
  db: Db,
  key: { kid: string; publicJwk: JWK; sealed: Buffer },
  leadSeconds: number,
): Promise<void> {
  await db
    .insertInto('offline_keys')
    .values({
      kid: key.kid,
      public_jwk: JSON.stringify(key.publicJwk),
      private_key: key.sealed,
      active_from: sql<Date>`now() + make_interval(secs => ${leadSeconds})`,
    })
    .execute();
}

/** Takes all keys but one out of publication. @param seconds until then, for those that have no earlier end */
export async function retireOthers(db: Db, kid: string, seconds: number): Promise<void> {
  const end = sql<Date>`now() + make_interval(secs => ${seconds})`;
  await db
    .updateTable('offline_keys')
    .set({ not_after: end })
    .where('kid', '<>', kid)
    .where((where) => where.or([where('not_after', 'is', null), where('not_after', '>', end)]))
    .execute();
}
