import { requirePerson } from '@hotmess/shared/auth/require';
import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { findBeacon } from '../beacon/queries.ts';
import { presentStatus } from '../beacon/status.ts';
import type { DB } from '../generated/database.ts';
import { giveFirstRight } from '../ticket-right/queries.ts';
import { refuseStale } from './commands.ts';
import { appendListingApproved, appendListingMoved } from './events.ts';
import { approveListingInput, reviewListingInput } from './input.ts';
import { type TicketListingCommand, ticketListingMachine } from './machine.ts';
import { mayReviewListing } from './policy.ts';
import { changeListing, findListing, findPriorState } from './queries.ts';
import type { TicketListingRow } from './rows.ts';

/** What the review stands on. */
export interface ListingReviewCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

/**
 * Puts a listing live: it can be bought from now on.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, BAD_USER_INPUT, CONFLICT, or
 *   INVALID_TRANSITION, also where the beacon is not live any more
 */
export async function approveListing(
  deps: ListingReviewCommands,
  actor: Actor,
  raw: unknown,
): Promise<TicketListingRow> {
  requirePerson(actor);
  const input = validInput(approveListingInput, raw);
  return review(deps, actor, 'approve', input, input.reviewNotes ?? null, async (tx, seen) => {
    const beacon = (await findBeacon(tx.db, seen.beacon_id)) ?? notFound();
    if (presentStatus(beacon, new Date()) !== 'live')
      throw new DomainError('INVALID_TRANSITION', 'The beacon is not live any more.');
    giveFirstRight(tx, seen.id);
    return { published_at: new Date(), ...notesOf(input.reviewNotes) };
  });
}

/**
 * Sends a listing back to its seller with a reason that he reads; the notes stay among moderators. A moderator may ask
 * for more proof.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, BAD_USER_INPUT, CONFLICT,
 *   INVALID_TRANSITION
 */
export async function rejectListing(
  deps: ListingReviewCommands,
  actor: Actor,
  raw: unknown,
): Promise<TicketListingRow> {
  requirePerson(actor);
  const input = validInput(reviewListingInput, raw);
  return review(deps, actor, 'reject', input, input.reason, async () => ({
    rejection_reason: input.reason,
    ...notesOf(input.reviewNotes),
    ...(input.evidenceRequired && { evidence_required: input.evidenceRequired }),
  }));
}

/**
 * Takes a listing off the market, or brings back what was taken off.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, BAD_USER_INPUT, CONFLICT,
 *   INVALID_TRANSITION
 */
export async function moderateListing(
  deps: ListingReviewCommands,
  actor: Actor,
  command: 'remove' | 'restore',
  raw: unknown,
): Promise<TicketListingRow> {
  requirePerson(actor);
  const input = validInput(reviewListingInput, raw);
  return review(deps, actor, command, input, input.reason, async () => ({
    ...notesOf(input.reviewNotes),
    removed_because: command === 'remove' ? 'moderator' : null,
  }));
}

async function review(
  deps: ListingReviewCommands,
  actor: Actor,
  command: Extract<TicketListingCommand, 'approve' | 'reject' | 'remove' | 'restore'>,
  input: { readonly id: string; readonly version?: number | null | undefined },
  reason: string | null,
  changeOf: (tx: Tx<DB>, seen: TicketListingRow) => Promise<Parameters<typeof changeListing>[2]>,
): Promise<TicketListingRow> {
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findListing(tx.db, entityId(input.id))) ?? notFound();
    mayReviewListing(actor, seen);
    const prior = command === 'restore' ? await findPriorState(tx.db, seen.id) : null;
    const status = ticketListingMachine.next(command, seen.status, prior);
    refuseStale(seen, input.version);
    const moved = await changeListing(tx.db, seen, { ...(await changeOf(tx, seen)), status });
    if (!moved) throw new DomainError('CONFLICT');
    appendListingMoved(tx, moved, seen.status);
    if (command === 'approve') appendListingApproved(tx, moved);
    await deps.auditor.recordAudit(tx, {
      actor: tx.actor,
      action: `ticket_listing.${command}`,
      objectType: 'ticket_listing',
      objectId: seen.id,
      subjectId: seen.seller_id,
      before: { status: seen.status, evidenceRequired: seen.evidence_required },
      after: { status: moved.status, evidenceRequired: moved.evidence_required },
      reason,
    });
    return moved;
  });
}

const notesOf = (notes: string | null | undefined) => (notes == null ? {} : { review_notes: notes });
