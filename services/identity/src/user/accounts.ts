import type { Database } from '@hotmess/shared/db/database';
import { systemActor } from '@hotmess/shared/db/actor';
import type { Tx } from '@hotmess/shared/db/transaction';
import { errorCode } from '@hotmess/shared/errors/from-unknown';
import { userRegistered } from '@hotmess/shared/events/identity';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { sql } from 'kysely';
import type { ConsentKind } from '../consent/input.ts';
import type { DB } from '../generated/database.ts';

/** A registration whose input was checked. */
export interface NewAccount {
  /** Normalised, as `email` of input.ts gives it. */
  readonly email: string;
  readonly username: string | null;
  readonly displayName: string | null;
  readonly timeZone: string;
  readonly consents: readonly { readonly kind: ConsentKind; readonly documentVersion: string }[];
  /** When it came in; now where left out. */
  readonly registeredAt?: Date;
}

/**
 * Makes an account with its consents, in a transaction of the system. The username stays a wish until the address is
 * proven (`proveAddress`, `claimUsername`).
 * @returns the user's id, or undefined where the address has an account already
 */
export async function createAccount(tx: Tx<DB>, account: NewAccount): Promise<string | undefined> {
  const { db } = tx;
  const registeredAt = account.registeredAt ?? new Date();
  // Two registrations of one address take turns, so that the second finds the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${account.email}, 1))`.execute(db);
  const known = await db
    .selectFrom('user_private')
    .select('user_id')
    .where('email', '=', account.email)
    .executeTakeFirst();
  if (known) return undefined;
  const user = await db
    .insertInto('users')
    .values({ display_name: account.displayName })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
  await db
    .insertInto('user_private')
    .values({
      user_id: user.id,
      email: account.email,
      wished_username: account.username,
      time_zone: account.timeZone,
    })
    .execute();
  await db
    .insertInto('consents')
    .values(
      account.consents.map(({ kind, documentVersion }) => ({
        user_id: user.id,
        kind,
        document_version: documentVersion,
        granted_at: registeredAt,
      })),
    )
    .execute();
  appendEvent(tx, userRegistered, {
    entityId: user.id,
    data: { userId: user.id, version: user.version, registeredAt: registeredAt.toISOString() },
  });
  return user.id;
}

/** Remembers that the person can read his address. */
export async function proveAddress(tx: Tx<DB>, userId: string): Promise<void> {
  await tx.db
    .updateTable('user_private')
    .set({ email_verified_at: sql<Date>`now()` })
    .where('user_id', '=', userId)
    .where('email_verified_at', 'is', null)
    .execute();
}

/** Gives a person the username he wished for, where it is still free; the wish is over either way. */
export async function claimUsername(database: Database<DB>, userId: string): Promise<void> {
  try {
    await fulfilWish(database, userId);
  } catch (error) {
    // Someone took the name between our look and our write; the second look sees him.
    if (errorCode(error) !== '23505') throw error;
    await fulfilWish(database, userId);
  }
}

function fulfilWish(database: Database<DB>, userId: string): Promise<unknown> {
  return database.inTransaction(systemActor('claim-username'), ({ db }) =>
    sql`
      with wish as (
        update user_private set wished_username = null
        where user_id = ${userId} and wished_username is not null and email_verified_at is not null
        returning user_id, old.wished_username as username
      )
      update users set username = wish.username
      from wish
      where users.id = wish.user_id and users.username is null
        and not exists (select from users as other where lower(other.username) = lower(wish.username))`.execute(
      db,
    ),
  );
}
