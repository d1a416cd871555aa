import type { Tx } from '@hotmess/shared/db/transaction';
import { rulesOfBeacon } from '../content-ruleset/queries.ts';
import type { DB } from '../generated/database.ts';
import { type Outcome, UNCHANGED, effective, failed } from '../moderation/outcome.ts';
import { postMachine } from './machine.ts';
import { changePost, countReports, lockPost, noteAction } from './queries.ts';

/** Removes a post, or brings it back to the state it was in, as a moderator decided in safety; for the system. */
export async function applyPostAction(
  tx: Tx<DB>,
  action: { readonly targetId: string; readonly version: number; readonly action: string },
): Promise<Outcome> {
  const seen = await lockPost(tx.db, action.targetId);
  if (!seen) return failed('UNKNOWN_TARGET');
  if (seen.action_version >= action.version) return UNCHANGED;
  await noteAction(tx.db, seen.id, action.version);
  if (action.action === 'remove_post' && seen.status !== 'removed') {
    await changePost(tx.db, seen, { status: postMachine.next('remove', seen.status) });
    return effective('POST_REMOVED');
  }
  if (action.action === 'reinstate' && seen.status === 'removed') {
    await changePost(tx.db, seen, { status: postMachine.next('restore', seen.status, seen.prior_state) });
    return effective('POST_RESTORED');
  }
  return UNCHANGED;
}

/**
 * Takes in how many persons reported a post; at its ruleset's threshold a visible one is hidden until a moderator looked
 * at it. For the system. @returns whose it is, undefined where there is no such post
 */
export async function countPostReports(
  tx: Tx<DB>,
  report: { readonly targetId: string; readonly version: number; readonly distinctReporters: number },
): Promise<{ readonly ownerId: string | null } | undefined> {
  const seen = await lockPost(tx.db, report.targetId);
  if (!seen) return undefined;
  if (seen.reports_version < report.version) {
    await countReports(tx.db, seen.id, report);
    const { reportThreshold } = await rulesOfBeacon(tx.db, seen.beacon_id);
    if (seen.status === 'visible' && report.distinctReporters >= reportThreshold)
      await changePost(tx.db, seen, { status: postMachine.next('hide', seen.status) });
  }
  return { ownerId: seen.author_id };
}
