import type { Actor } from '@hotmess/shared/db/actor';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { Dependencies } from '../context.ts';
import type { DB } from '../generated/database.ts';
import { findStanding } from '../standing/queries.ts';
import { appendSellerEvent } from './events.ts';
import { applyInput, decisionReason, feeInput, profileInput } from './input.ts';
import { sellerMachine } from './machine.ts';
import { mayApply, mayDecide } from './policy.ts';
import { changeOwnSeller, changeSeller, findOwnAccount, insertSeller, lockSeller } from './queries.ts';
import type { AccountRow, FullSellerRow } from './rows.ts';
import { changeCauses } from './suspension.ts';

/** What the commands of sellers stand on. */
export type SellerCommands = Pick<Dependencies, 'database' | 'auditor' | 'mediaHosts'>;

/** What a client sends to decide on an account that he saw. */
export interface DecisionInput {
  readonly id: string;
  readonly version?: number | null | undefined;
}

/**
 * Asks to sell.
 * @throws {DomainError} CONFLICT where the person asked before, whatever came of it
 */
export async function applyAsSeller(deps: SellerCommands, actor: Actor, raw: unknown): Promise<AccountRow> {
  const { userId } = mayApply(actor);
  const input = validInput(applyInput, raw);
  return deps.database.inTransaction(actor, async ({ db }) => {
    if (await findOwnAccount(db)) throw new DomainError('CONFLICT', 'You have a seller account already.');
    await insertSeller(db, {
      user_id: userId,
      display_name: input.displayName,
      description: input.description ?? '',
    });
    return (await findOwnAccount(db)) ?? notFound();
  });
}

/** Changes how a seller shows himself; a brand of his own only where an admin lets him have one. */
export async function updateSellerProfile(
  deps: SellerCommands,
  actor: Actor,
  { version, ...raw }: { readonly version?: number | null | undefined } & Readonly<Record<string, unknown>>,
): Promise<AccountRow> {
  mayApply(actor);
  const input = validInput(profileInput(deps.mediaHosts), raw);
  return deps.database.inTransaction(actor, async ({ db }) => {
    const seen = (await findOwnAccount(db)) ?? notFound();
    if (version != null && version !== seen.version) throw new DomainError('CONFLICT');
    if (seen.status === 'suspended' || seen.status === 'rejected')
      throw new DomainError('INVALID_TRANSITION', `Your account is ${seen.status}.`);
    if ((input.brandName != null || input.brandLogoUrl != null) && !seen.white_label_enabled)
      throw new DomainError('FORBIDDEN', 'Your account has no brand of its own.');
    const changed = await changeOwnSeller(db, seen, {
      display_name: input.displayName ?? seen.display_name,
      description: input.description ?? seen.description,
      brand_name: input.brandName === undefined ? seen.brand_name : input.brandName,
      brand_logo_url: input.brandLogoUrl === undefined ? seen.brand_logo_url : input.brandLogoUrl,
    });
    if (!changed) throw new DomainError('CONFLICT');
    return (await findOwnAccount(db)) ?? notFound();
  });
}

/** Lets a seller sell. @throws {DomainError} CONFLICT where his person is suspended, banned or erased */
export function approveSeller(deps: SellerCommands, actor: Actor, input: DecisionInput): Promise<AccountRow> {
  return decide(deps, actor, 'approve', input, null, async (tx, seen) => {
    const status = sellerMachine.next('approve', seen.status);
    const standing = await findStanding(tx.db, seen.user_id);
    if (seen.suspension_causes.length > 0 || (standing !== undefined && standing !== 'active'))
      throw new DomainError('CONFLICT', 'This person may not sell at present.');
    const seller = await changeSeller(tx.db, seen.id, {
      status,
      approved_at: new Date(),
      decision_reason: null,
    });
    appendSellerEvent(tx, 'approved', seller);
    return seller;
  });
}

/** Refuses an application, for good. */
export function rejectSeller(
  deps: SellerCommands,
  actor: Actor,
  input: DecisionInput & { readonly reason: string },
): Promise<AccountRow> {
  return decide(deps, actor, 'reject', input, input.reason, (tx, seen, reason) =>
    changeSeller(tx.db, seen.id, {
      status: sellerMachine.next('reject', seen.status),
      decision_reason: reason,
    }),
  );
}

/** Stops a seller; what he offers cannot be bought while it lasts. */
export function suspendSeller(
  deps: SellerCommands,
  actor: Actor,
  input: DecisionInput & { readonly reason: string },
): Promise<AccountRow> {
  return decide(deps, actor, 'suspend', input, input.reason, async (tx, seen, reason) => {
    sellerMachine.next('suspend', seen.status);
    return (await changeCauses(tx, seen, { add: ['admin'], reason })).seller;
  });
}

/**
 * Lets a suspended seller sell again, whoever suspended him.
 * @throws {DomainError} CONFLICT where his person is suspended, banned or erased: that is decided elsewhere
 */
export function reinstateSeller(
  deps: SellerCommands,
  actor: Actor,
  input: DecisionInput & { readonly reason: string },
): Promise<AccountRow> {
  return decide(deps, actor, 'reinstate', input, input.reason, async (tx, seen) => {
    sellerMachine.next('reinstate', seen.status);
    const { seller, moved } = await changeCauses(tx, seen, { remove: ['admin', 'action'], reason: null });
    if (moved === null) throw new DomainError('CONFLICT', 'This person may not sell at present.');
    return seller;
  });
}

/** Sets the platform's share of his sales to come; orders keep the one they were made with. */
export function setSellerFee(
  deps: SellerCommands,
  actor: Actor,
  input: DecisionInput & { readonly feeBasisPoints: number },
): Promise<AccountRow> {
  const fee = validInput(feeInput, input.feeBasisPoints);
  return decide(deps, actor, 'set_fee', input, null, (tx, seen) =>
    changeSeller(tx.db, seen.id, { fee_basis_points: fee }),
  );
}

/** Lets a seller show a brand of his own, or no longer. */
export function setSellerWhiteLabel(
  deps: SellerCommands,
  actor: Actor,
  input: DecisionInput & { readonly enabled: boolean },
): Promise<AccountRow> {
  return decide(deps, actor, 'set_white_label', input, null, (tx, seen) =>
    changeSeller(tx.db, seen.id, { white_label_enabled: input.enabled }),
  );
}

/** What every decision of an admin has in common: who may, on what he saw, on record with what the person was told. */
async function decide(
  deps: SellerCommands,
  actor: Actor,
  action: string,
  input: DecisionInput,
  rawReason: string | null,
  change: (tx: Tx<DB>, seen: FullSellerRow, reason: string) => Promise<FullSellerRow>,
): Promise<AccountRow> {
  mayDecide(actor, '');
  const reason = rawReason === null ? null : validInput(decisionReason, rawReason);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await lockSeller(tx.db, { id: entityId(input.id) })) ?? notFound();
    mayDecide(actor, seen.user_id);
    if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
    const seller = await change(tx, seen, reason ?? '');
    await deps.auditor.recordAudit(tx, {
      actor,
      action: `seller.${action}`,
      objectType: 'seller',
      objectId: seen.id,
      subjectId: seen.user_id,
      before: recorded(seen),
      after: recorded(seller),
      reason,
    });
    return seller;
  });
}

function recorded(seller: FullSellerRow) {
  const { status, suspension_causes, fee_basis_points, white_label_enabled, version } = seller;
  return { status, suspension_causes, fee_basis_points, white_label_enabled, version };
}
