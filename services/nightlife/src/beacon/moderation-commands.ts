import { requireStaff } from '@hotmess/shared/auth/require';
import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { findRuleset } from '../content-ruleset/queries.ts';
import type { DB } from '../generated/database.ts';
import { isOut } from '../standing/queries.ts';
import { type BeaconCommands, type StepInput, appendStateChanged } from './commands.ts';
import { reviewReason } from './input.ts';
import { findMarks, moderateBeaconInput, readFlags } from './marks.ts';
import { reinstatedState } from './moderation.ts';
import { mayModerate } from './policy.ts';
import { changeBeacon, findBeacon, lockForAction } from './queries.ts';
import type { BeaconRow } from './rows.ts';

/**
 * Says who a beacon's host is to us, which ruleset holds for it, and flags it. In every state, and never one's own.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, BAD_USER_INPUT, NOT_FOUND, CONFLICT
 */
export async function moderateBeacon(deps: BeaconCommands, actor: Actor, raw: unknown): Promise<BeaconRow> {
  requireStaff(actor);
  const input = validInput(moderateBeaconInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findBeacon(tx.db, entityId(input.id))) ?? notFound();
    mayModerate(actor, seen);
    if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
    const before = (await findMarks(tx.db, [seen.id]))[0] ?? notFound();
    const changed = await changeBeacon(tx.db, seen, {
      host_type: input.hostType ?? seen.host_type,
      ruleset_id: input.rulesetId === undefined ? before.ruleset_id : await knownRuleset(tx, input.rulesetId),
      content_flags: JSON.stringify(input.contentFlags ?? before.content_flags),
    });
    if (!changed) throw new DomainError('CONFLICT');
    const after = (await findMarks(tx.db, [seen.id]))[0] ?? notFound();
    await deps.auditor.recordAudit(tx, {
      actor,
      action: 'beacon.moderate',
      objectType: 'beacon',
      objectId: seen.id,
      subjectId: seen.host_id,
      before: { ...before, flags: readFlags(before.content_flags), hostType: seen.host_type },
      after: { ...after, flags: readFlags(after.content_flags), hostType: changed.host_type },
      reason: input.reason,
    });
    return changed;
  });
}

async function knownRuleset(tx: Tx<DB>, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const found = await findRuleset(tx.db, entityId(id));
  return found?.id ?? badInput('rulesetId', 'There is no such ruleset.');
}

/**
 * Brings back a beacon that went away with its banned host, once he is let in again. One that was disabled by an action
 * on itself comes back by an action alone. The edge is the system's to walk, at a moderator's word.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, BAD_USER_INPUT, NOT_FOUND, CONFLICT, or
 *   INVALID_TRANSITION where it is not disabled with its host or he still is banned
 */
export async function reinstateHostsBeacon(
  deps: BeaconCommands,
  actor: Actor,
  input: StepInput & { readonly reason: string },
): Promise<BeaconRow> {
  requireStaff(actor);
  const reason = validInput(reviewReason, input.reason);
  return deps.database.inTransaction(systemActor('reinstate-beacon'), async (tx) => {
    const seen = (await lockForAction(tx.db, entityId(input.id))) ?? notFound();
    mayModerate(actor, seen);
    if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
    if (!seen.disabled_with_host)
      throw new DomainError('INVALID_TRANSITION', 'It did not go away with its host.');
    if (await isOut(tx.db, seen.host_id)) throw new DomainError('INVALID_TRANSITION', 'Its host is banned.');
    const back = await changeBeacon(tx.db, seen, reinstatedState(seen));
    if (!back) throw new DomainError('CONFLICT');
    appendStateChanged(tx, back, seen.status);
    await deps.auditor.recordAudit(tx, {
      actor,
      action: 'beacon.reinstate',
      objectType: 'beacon',
      objectId: seen.id,
      subjectId: seen.host_id,
      before: { status: seen.status },
      after: { status: back.status },
      reason,
    });
    return back;
  });
}
