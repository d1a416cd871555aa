import { requireStaff } from '@hotmess/shared/auth/require';
import type { Actor, Person } from '@hotmess/shared/db/actor';
import { DomainError, badInput } from '@hotmess/shared/errors/domain-error';
import { ACTION_KINDS } from './kinds.ts';
import type { ActionRow } from './rows.ts';

/** What the policy must know of a case. */
interface HeldCase {
  readonly target_type: string;
  readonly target_id: string;
  readonly owner_id: string | null;
  readonly target_exists: boolean | null;
  readonly assigned_to: string | null;
  readonly lease_until: Date | null;
}

/** What is to be acted on. */
export interface ActionTarget {
  readonly type: string;
  readonly id: string;
}

/**
 * May this actor take this action on this target? He must hold the case, and the target is the case's or its owner.
 * @returns who acts, and whom it concerns
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED; BAD_USER_INPUT where the action does not fit the
 *   target; CONFLICT where nobody has said yet whose the target is
 */
export function mayTake(
  actor: Actor,
  found: HeldCase,
  action: ActionRow['action'],
  target: ActionTarget,
  concerned: { readonly isAdmin: boolean },
  now: Date,
): { moderator: Person; concernedId: string } {
  const moderator = requireStaff(actor, now);
  if (found.assigned_to !== moderator.userId || found.lease_until === null || found.lease_until <= now)
    throw new DomainError('FORBIDDEN', 'Take the case first.');
  if (!ACTION_KINDS[action].targets.includes(target.type))
    badInput('targetType', 'This action is not one for this kind of target.');
  if (found.target_exists === false) throw new DomainError('CONFLICT', 'The target does not exist any more.');
  if (found.owner_id === null)
    throw new DomainError('CONFLICT', 'It is not known yet whose this is; try again in a moment.');
  const isCases = target.type === found.target_type && target.id === found.target_id;
  const isOwner = target.type === 'user' && target.id === found.owner_id;
  if (!isCases && !isOwner) badInput('targetId', 'The target is neither that of the case nor its owner.');
  if (found.owner_id === moderator.userId) throw new DomainError('FORBIDDEN', 'Nobody acts on himself.');
  if (concerned.isAdmin && moderator.role !== 'admin')
    throw new DomainError('FORBIDDEN', 'Only an admin acts on an admin.');
  return { moderator, concernedId: found.owner_id };
}

/** The weight of active strikes at which each next step is suggested, gravest first. */
const STEPS = [
  [8, 'ban_user'],
  [4, 'suspend_seller'],
  [1, 'warn'],
] as const;

/** What the strikes of a person suggest; a person decides. @param weight the sum of his active strikes */
export function suggestedStep(weight: number): (typeof STEPS)[number][1] | null {
  return STEPS.find(([least]) => weight >= least)?.[1] ?? null;
}
