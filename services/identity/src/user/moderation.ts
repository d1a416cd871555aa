import type { Tx } from '@hotmess/shared/db/transaction';
import { userBanned, userReinstated } from '@hotmess/shared/events/identity';
import { appendEvent } from '@hotmess/shared/events/outbox';
import type { DB } from '../generated/database.ts';
import { endSessionsOf } from '../sign-in/queries.ts';
import { userMachine } from './machine.ts';
import { changeUser, lockUser } from './queries.ts';

/** Bans a user and ends his sessions. Again, or on one who is gone, changes nothing. */
export async function banUser(tx: Tx<DB>, userId: string, actionId: string): Promise<void> {
  const seen = await lockUser(tx.db, userId);
  if (!seen || seen.status === 'banned' || seen.status === 'erased') return;
  const banned = await changeUser(tx.db, seen, { status: userMachine.next('ban', seen.status) });
  if (!banned) return;
  await endSessionsOf(tx.db, userId, 'banned');
  appendEvent(tx, userBanned, { entityId: userId, data: { userId, version: banned.version, actionId } });
}

/** Lets a suspended or banned user in again; a restricted session is a whole one from its next refresh on. */
export async function reinstateUser(tx: Tx<DB>, userId: string, actionId: string): Promise<void> {
  const seen = await lockUser(tx.db, userId);
  if (seen?.status !== 'banned' && seen?.status !== 'suspended') return;
  const active = await changeUser(tx.db, seen, { status: userMachine.next('reinstate', seen.status) });
  if (!active) return;
  appendEvent(tx, userReinstated, { entityId: userId, data: { userId, version: active.version, actionId } });
}
