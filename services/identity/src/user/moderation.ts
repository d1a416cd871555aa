import type { Tx } from '@hotmess/shared/db/transaction';
import { userBanned, userReinstated } from '@hotmess/shared/events/identity';
import type { ActionApplied } from '@hotmess/shared/events/moderation-answers';
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

/** What came of it, as safety is told. */
export type Outcome = Pick<ActionApplied, 'outcome' | 'changed' | 'failure'>;

const UNKNOWN: Outcome = { outcome: 'failed', changed: [], failure: 'UNKNOWN_TARGET' };
const UNCHANGED: Outcome = { outcome: 'unchanged', changed: [], failure: null };

/** Bans a user and ends his sessions. On one who is banned or erased it changes nothing. */
export async function banUser(tx: Tx<DB>, action: UserAction): Promise<Outcome> {
  const { userId, actionId, version } = action;
  const seen = await lockForAction(tx.db, userId);
  if (!seen) return UNKNOWN;
  if (seen.action_version >= version) return UNCHANGED;
  const bans = seen.status === 'active' || seen.status === 'suspended';
  const status = bans ? userMachine.next('ban', seen.status) : seen.status;
  const banned = await changeUser(tx.db, seen, { status, action_version: version });
  if (!banned || !bans) return UNCHANGED;
  const sessions = await endSessionsOf(tx.db, userId, 'banned');
  appendEvent(tx, userBanned, { entityId: userId, data: { userId, version: banned.version, actionId } });
  const ended = sessions > 0 ? [{ change: 'SESSIONS_ENDED', count: sessions }] : [];
  return { outcome: 'effective', changed: [{ change: 'USER_BANNED', count: 1 }, ...ended], failure: null };
}

/** Lets a suspended or banned user in again; a restricted session is a whole one from its next refresh on. */
export async function reinstateUser(tx: Tx<DB>, action: UserAction): Promise<Outcome> {
  const { userId, actionId, version } = action;
  const seen = await lockForAction(tx.db, userId);
  if (!seen) return UNKNOWN;
  if (seen.action_version >= version) return UNCHANGED;
  const lets = seen.status === 'banned' || seen.status === 'suspended';
  const status = lets ? userMachine.next('reinstate', seen.status) : seen.status;
  const active = await changeUser(tx.db, seen, { status, action_version: version });
  if (!active || !lets) return UNCHANGED;
  appendEvent(tx, userReinstated, { entityId: userId, data: { userId, version: active.version, actionId } });
  return { outcome: 'effective', changed: [{ change: 'USER_REINSTATED', count: 1 }], failure: null };
}

/** A warning changes nothing here: safety tells the person of it. It only has to have someone to reach. */
export async function warnUser(tx: Tx<DB>, { userId }: UserAction): Promise<Outcome> {
  const seen = await lockForAction(tx.db, userId);
  return seen && seen.status !== 'erased' ? { outcome: 'effective', changed: [], failure: null } : UNKNOWN;
}
