import type { Tx } from '@hotmess/shared/db/transaction';
import type { DsarPart } from '@hotmess/shared/dsar/parts-store';
import type { Treatment } from '@hotmess/shared/events/dsar';
import { userErased } from '@hotmess/shared/events/identity';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import { lockUser } from '../user/queries.ts';
import { collectXp, eraseXp } from './xp.ts';

type Db = Kysely<DB>;

/** All that identity holds of a person, without what would sign somebody in as him. */
export async function collectPerson(tx: Tx<DB>, userId: string): Promise<DsarPart> {
  const { db } = tx;
  const own = (table: 'consents' | 'sessions' | 'user_roles') =>
    db.selectFrom(table as 'consents').where('user_id', '=', userId);
  const email = await addressOf(db, userId);
  return {
    account: await db.selectFrom('users').selectAll().where('id', '=', userId).execute(),
    private: await db.selectFrom('user_private').selectAll().where('user_id', '=', userId).execute(),
    roles: await own('user_roles').selectAll().execute(),
    consents: await own('consents').selectAll().orderBy('id').execute(),
    sessions: await own('sessions').selectAll().orderBy('id').execute(),
    passkeys: await db
      .selectFrom('passkeys')
      .select(['id', 'name', 'backed_up', 'created_at', 'last_used_at'])
      .where('user_id', '=', userId)
      .execute(),
    registrations: await db.selectFrom('registrations').selectAll().where('email', '=', email).execute(),
    outgoingMail: await db.selectFrom('outgoing_mail').selectAll().where('email', '=', email).execute(),
    ...(await collectXp(tx, userId)),
  };
}

/**
 * Erases a person, after all other services have. What stays is a row without a name and the ledger, under an id that
 * leads to nobody; the status counts his tokens void. Harmless to run again.
 */
export async function erasePerson(tx: Tx<DB>, userId: string): Promise<Treatment[]> {
  const { db } = tx;
  const seen = await lockUser(db, userId);
  const email = await addressOf(db, userId);
  const done: Treatment[] = [];
  const note = (
    table: string,
    treatment: Treatment['treatment'],
    rows: bigint,
    basis: string | null = null,
  ) => void done.push({ table, treatment, rows: Number(rows), basis });

  // Refresh tokens go with their sessions.
  const tokens = await sql<{ n: string }>`
    select count(*) as n from refresh_tokens
    where session_id in (select id from sessions where user_id = ${userId})`.execute(db);
  note('refresh_tokens', 'deleted', BigInt(tokens.rows[0]!.n));
  for (const table of [
    'passkey_challenges',
    'passkeys',
    'sign_in_codes',
    'sessions',
    'consents',
    'user_roles',
    'user_private',
  ] as const) {
    const gone = await db
      .deleteFrom(table as 'consents')
      .where('user_id', '=', userId)
      .executeTakeFirst();
    note(table, 'deleted', gone.numDeletedRows);
  }
  for (const table of ['registrations', 'outgoing_mail'] as const) {
    const gone = await db.deleteFrom(table).where('email', '=', email).executeTakeFirst();
    note(table, 'deleted', gone.numDeletedRows);
  }
  const erases = seen !== undefined && seen.status !== 'erased';
  if (erases) {
    const { version } = await db
      .updateTable('users')
      .set({
        status: 'erased',
        username: null,
        display_name: null,
        avatar_url: null,
        bio: null,
        is_public: false,
      })
      .where('id', '=', userId)
      .returning('version')
      .executeTakeFirstOrThrow();
    appendEvent(tx, userErased, { entityId: userId, data: { userId, version } });
  }
  note('users', 'nulled', erases ? 1n : 0n);
  return [...done, ...(await eraseXp(tx, userId))];
}

/** Where it is unknown or gone, an address that nobody has. */
async function addressOf(db: Db, userId: string): Promise<string> {
  const row = await db
    .selectFrom('user_private')
    .select('email')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.email ?? '';
}
