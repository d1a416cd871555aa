import type { JWK } from 'jose';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

type Db = Kysely<DB>;

/** Key makers take turns, in all replicas. */
export async function lockKeys(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(7345010)`.execute(db);
}

/** Public keys that tokens may be verified with, newest first. */
export async function listPublicKeys(db: Db): Promise<JWK[]> {
  const rows = await db
    .selectFrom('signing_keys')
    .select('public_jwk')
    .where(sql<boolean>`not_after is null or not_after > now()`)
    .orderBy('active_from', 'desc')
    .execute();
  return rows.map(({ public_jwk }) => public_jwk as JWK);
}

/** The key to sign with now. */
export function findSigningKey(db: Db): Promise<{ kid: string; private_key: Buffer } | undefined> {
  return db
    .selectFrom('signing_keys')
    .select(['kid', 'private_key'])
    .where('active_from', '<=', sql<Date>`now()`)
    .where(sql<boolean>`not_after is null or not_after > now()`)
    .orderBy('active_from', 'desc')
    .orderBy('kid')
    .limit(1)
    .executeTakeFirst();
}

/** The newest key that is not on its way out, and whether it is older than `days`. */
export function findNewestKey(db: Db, days: number): Promise<{ kid: string; old: boolean } | undefined> {
  return db
    .selectFrom('signing_keys')
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
    .insertInto('signing_keys')
    .values({
      kid: key.kid,
      public_jwk: JSON.stringify(key.publicJwk),
      private_key: key.sealed,
      active_from: sql<Date>`now() + make_interval(secs => ${leadSeconds})`,
    })
    .execute();
}

/** Sends all keys but one on their way out. @param seconds until they are no longer published */
export async function retireOthers(db: Db, kid: string, seconds: number): Promise<void> {
  await db
    .updateTable('signing_keys')
    .set({ not_after: sql<Date>`now() + make_interval(secs => ${seconds})` })
    .where('kid', '<>', kid)
    .where('not_after', 'is', null)
    .execute();
}

/** Ends a key now. @returns false where there is none that had not ended */
export async function endKey(db: Db, kid: string): Promise<boolean> {
  const ended = await db
    .updateTable('signing_keys')
    .set({
      not_after: sql<Date>`now()`,
      // One that was still to begin never does.
      active_from: sql<Date>`least(active_from, now() - interval '1 millisecond')`,
    })
    .where('kid', '=', kid)
    .where(sql<boolean>`not_after is null or not_after > now()`)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

/** Lets a key that waits for its time sign from now on. */
export async function hurryKey(db: Db, kid: string): Promise<void> {
  await db
    .updateTable('signing_keys')
    .set({ active_from: sql<Date>`now()` })
    .where('kid', '=', kid)
    .where('active_from', '>', sql<Date>`now()`)
    .execute();
}

/** A key without its private half. */
export interface KeyRow {
  readonly kid: string;
  readonly activeFrom: Date;
  readonly notAfter: Date | null;
  /** `next` waits for its time, `leaving` still verifies what it signed. */
  readonly state: 'next' | 'signing' | 'leaving' | 'ended';
}

/** Every key, newest first. */
export async function listKeys(db: Db): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select kid, active_from as "activeFrom", not_after as "notAfter",
           case when not_after <= now() then 'ended'
                when active_from > now() then 'next'
                when kid = (select kid from signing_keys
                            where active_from <= now() and (not_after is null or not_after > now())
                            order by active_from desc, kid limit 1) then 'signing'
                else 'leaving' end as state
    from signing_keys order by active_from desc, kid`.execute(db);
  return rows;
}
