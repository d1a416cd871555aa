import { REVOCATION_LIFE } from '@hotmess/shared/auth/revocations';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

type Db = Kysely<DB>;

/** No token that an older revocation is about lives any more. */
const isAlive = sql<boolean>`created_at > now() - make_interval(secs => ${REVOCATION_LIFE / 1000})`;

/** Keys of revocations that still matter, oldest first. @param all also those that NATS had once */
export async function listRevocations(db: Db, all: boolean): Promise<string[]> {
  const rows = await db
    .selectFrom('revocations')
    .select('key')
    .where(isAlive)
    .$if(!all, (query) => query.where('put_at', 'is', null))
    .orderBy('created_at')
    .execute();
  return rows.map(({ key }) => key);
}

/** Remembers that NATS has these. */
export async function markPut(db: Db, keys: readonly string[]): Promise<void> {
  await db
    .updateTable('revocations')
    .set({ put_at: sql<Date>`now()` })
    .where('key', '=', sql<string>`any(${[...keys]}::text[])`)
    .execute();
}

/** Deletes those that no living token is about. */
export async function sweepRevocations(db: Db): Promise<void> {
  await db
    .deleteFrom('revocations')
    .where(sql<boolean>`not (${isAlive})`)
    .execute();
}
