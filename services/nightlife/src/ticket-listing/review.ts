import { requirePerson, requireStaff } from '@hotmess/shared/auth/require';
import { type Actor, systemActor } from '@hotmess/shared/db/actor';
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
import { changeListing, findListing, lockListing } from './queries.ts';
import type { TicketListingRow } from './rows.ts';
import { putBack } from './system.ts';

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
 * Takes a listing off the market.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, BAD_USER_INPUT, CONFLICT,
 *   INVALID_TRANSITION
 */
export async function takeDownListing(
  deps: ListingReviewCommands,
  actor: Actor,
  raw: unknown,
): Promise<TicketListingRow> {
  requirePerson(actor);
  const input = validInput(reviewListingInput, raw);
  return review(deps, actor, 'remove', input, input.reason, async () => ({
    ...notesOf(input.reviewNotes),
    removed_because: 'moderator',
  }));
}

/**
 * Brings back what a moderator took down. What its seller took back is his, and what went with its beacon or its seller
 * comes back with them.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, BAD_USER_INPUT, CONFLICT,
 *   INVALID_TRANSITION, also where its seller is banned or suspended
 */
export async function restoreListing(
  deps: ListingReviewCommands,
  actor: Actor,
  raw: unknown,
): Promise<TicketListingRow> {
  requireStaff(actor);
  const input = validInput(reviewListingInput, raw);
  // Whether the seller is in order is the system's to read.
  return deps.database.inTransaction(systemActor('restore-listing'), async (tx) => {
    const seen = (await lockListing(tx.db, entityId(input.id))) ?? notFound();
    mayReviewListing(actor, seen);
    ticketListingMachine.next('restore', seen.status, seen.prior_state);
    refuseStale(seen, input.version);
    if (seen.removed_because !== 'moderator')
      throw new DomainError('INVALID_TRANSITION', 'No moderator took it down.');
    const back = await putBack(tx, seen, notesOf(input.reviewNotes));
    if (!back) throw new DomainError('INVALID_TRANSITION', 'Its seller is banned or suspended.');
    await record(deps, tx, actor, 'restore', seen, back, input.reason);
    return back;
  });
}

async function review(
  deps: ListingReviewCommands,
  actor: Actor,
  command: Extract<TicketListingCommand, 'approve' | 'reject' | 'remove'>,
  input: { readonly id: string; readonly version?: number | null | undefined },
  reason: string | null,
  changeOf: (tx: Tx<DB>, seen: TicketListingRow) => Promise<Parameters<typeof changeListing>[2]>,
): Promise<TicketListingRow> {
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findListing(tx.db, entityId(input.id))) ?? notFound();
    mayReviewListing(actor, seen);
    const status = ticketListingMachine.next(command, seen.status);
    refuseStale(seen, input.version);
    const moved = await changeListing(tx.db, seen, { ...(await changeOf(tx, seen)), status });
    if (!moved) throw new DomainError('CONFLICT');
    appendListingMoved(tx, moved, seen.status);
    if (command === 'approve') appendListingApproved(tx, moved);
    await record(deps, tx, actor, command, seen, moved, reason);
    return moved;
  });
}

function record(
  { auditor }: ListingReviewCommands,
  tx: Tx<DB>,
  actor: Actor,
  command: TicketListingCommand,
  seen: TicketListingRow,
  moved: TicketListingRow,
  reason: string | null,
): Promise<unknown> {
  return auditor.recordAudit(tx, {
    actor,
    action: `ticket_listing.${command}`,
    objectType: 'ticket_listing',
    objectId: seen.id,
    subjectId: seen.seller_id,
    before: { status: seen.status, evidenceRequired: seen.evidence_required },
    after: { status: moved.status, evidenceRequired: moved.evidence_required },
    reason,
  });
}

const notesOf = (notes: string | null | undefined) => (notes == null ? {} : { review_notes: notes });
