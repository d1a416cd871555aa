import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { sql } from 'kysely';
import { z } from 'zod';
import { consentInput } from '../consent/input.ts';
import type { DB } from '../generated/database.ts';
import { enqueueMail } from '../mail/queue.ts';
import { createAccount } from '../user/accounts.ts';

const consents = z.array(consentInput);

/**
 * Carries out what `register` took in: a new address gets its account and a code, a known one a mail that says so.
 * Each in a transaction of its own, which takes it out of the queue too.
 */
export async function carryOutRegistrations(database: Database<DB>, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted && (await database.inTransaction(systemActor('register'), carryOutOne))) {
    // The next one.
  }
}

async function carryOutOne(tx: Tx<DB>): Promise<boolean> {
  const { db } = tx;
  const taken = await db
    .deleteFrom('registrations')
    .where('id', '=', sql<string>`(select id from registrations order by id limit 1 for update skip locked)`)
    .returningAll()
    .executeTakeFirst();
  if (!taken) return false;
  const userId = await createAccount(tx, {
    email: taken.email,
    username: taken.username,
    displayName: taken.display_name,
    timeZone: taken.time_zone,
    consents: consents.parse(taken.consents),
    registeredAt: taken.created_at,
  });
  await enqueueMail(db, { template: userId ? 'sign_in_code' : 'account_exists', email: taken.email });
  return true;
}
