import type { Tx } from '@hotmess/shared/db/transaction';
import { userBanned, userReinstated } from '@hotmess/shared/events/identity';
import { appendEvent } from '@hotmess/shared/events/outbox';
import type { DB } from '../generated/database.ts';
import { endSessionsOf } from '../sign-in/queries.ts';
import { userMachine } from './machine.ts';
import { changeUser, lockForAction } from './queries.ts';

/** A moderator's action on a user. */
export interface UserAction {
  readonly userId: string;
  readonly actionId: string;
  /** Counts the actions on this user: one that comes late was overtaken and does nothing. */
  readonly version: number;
}

/** Bans a user and ends his sessions. On one who is banned or erased it changes nothing. */
export async function banUser(tx: Tx<DB>, action: UserAction): Promise<void> {
  const { userId, actionId, version } = action;
  const seen = await lockForAction(tx.db, userId);
  if (!seen || seen.action_version >= version) return;
  const bans = seen.status === 'active' || seen.status === 'suspended';
  const status = bans ? userMachine.next('ban', seen.status) : seen.status;
  const banned = await changeUser(tx.db, seen, { status, action_version: version });
  if (!banned || !bans) return;
  await endSessionsOf(tx.db, userId, 'banned');
  appendEvent(tx, userBanned, { entityId: userId, data: { userId, version: banned.version, actionId } });
}

/** Lets a suspended or banned user in again; a restricted session is a whole one from its next refresh on. */
export async function reinstateUser(tx: Tx<DB>, action: UserAction): Promise<void> {
  const { userId, actionId, version } = action;
  const seen = await lockForAction(tx.db, userId);
  if (!seen || seen.action_version >= version) return;
  const lets = seen.status === 'banned' || seen.status === 'suspended';
  const status = lets ? userMachine.next('reinstate', seen.status) : seen.status;
  const active = await changeUser(tx.db, seen, { status, action_version: version });
  if (!active || !lets) return;
  appendEvent(tx, userReinstated, { entityId: userId, data: { userId, version: active.version, actionId } });
}
