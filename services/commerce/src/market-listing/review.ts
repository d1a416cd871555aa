import type { Actor } from '@hotmess/shared/db/actor';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import { marketListingApproved } from '@hotmess/shared/events/commerce';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { findOwnAccount } from '../seller/queries.ts';
import type { ListingCommands, ListingInput } from './commands.ts';
import { rejectionReason, reviewNotes } from './input.ts';
import { marketListingMachine } from './machine.ts';
import { mayReview, mayReviewThis } from './policy.ts';
import { changeListing, findListing, findReviews, findSellerUser } from './queries.ts';
import type { ListingRow } from './rows.ts';

/** What a moderator sends with his decision; the notes are for other moderators only. */
export interface ReviewInput extends ListingInput {
  readonly notes?: string | null | undefined;
}

/** Puts a listing on sale. The reports that there are by now are looked at with it. */
export function approveListing(deps: ListingCommands, actor: Actor, input: ReviewInput): Promise<ListingRow> {
  return review(deps, actor, 'approve', input, null, async (tx, seen, notes) => {
    const [known] = await findReviews(tx.db, [seen.id]);
    return changeListing(tx.db, seen, {
      status: marketListingMachine.next('approve', seen.status),
      published_at: new Date(),
      rejection_reason: null,
      reports_cleared: known!.report_count,
      ...notes,
    });
  });
}

/** Sends a listing back to its seller, who reads why. */
export function rejectListing(
  deps: ListingCommands,
  actor: Actor,
  input: ReviewInput & { readonly reason: string },
): Promise<ListingRow> {
  const reason = validInput(rejectionReason, input.reason);
  return review(deps, actor, 'reject', input, reason, (tx, seen, notes) =>
    changeListing(tx.db, seen, {
      status: marketListingMachine.next('reject', seen.status),
      rejection_reason: reason,
      ...notes,
    }),
  );
}

async function review(
  deps: ListingCommands,
  actor: Actor,
  command: 'approve' | 'reject',
  input: ReviewInput,
  reason: string | null,
  decide: (tx: Tx<DB>, seen: ListingRow, notes: { review_notes?: string }) => Promise<boolean>,
): Promise<ListingRow> {
  mayReview(actor);
  const notes = input.notes == null ? {} : { review_notes: validInput(reviewNotes, input.notes) };
  return deps.database.inTransaction(actor, async (tx) => {
    const id = entityId(input.id);
    const seen = (await findListing(tx.db, id)) ?? notFound();
    const own = actor.role === 'moderator' ? await findOwnAccount(tx.db) : undefined;
    mayReviewThis(own?.id, seen);
    if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
    if (!(await decide(tx, seen, notes))) throw new DomainError('CONFLICT');
    const moved = (await findListing(tx.db, id)) ?? notFound();
    const userId = await findSellerUser(tx.db, seen.seller_id);
    if (command === 'approve') appendApproved(tx, moved, userId);
    await deps.auditor.recordAudit(tx, {
      actor,
      action: `market_listing.${command}`,
      objectType: 'market_listing',
      objectId: id,
      subjectId: userId,
      before: { status: seen.status, version: seen.version },
      after: { status: moved.status, version: moved.version },
      reason,
    });
    return moved;
  });
}

function appendApproved(tx: Tx<DB>, listing: ListingRow, userId: string): void {
  appendEvent(tx, marketListingApproved, {
    entityId: listing.id,
    data: {
      listingId: listing.id,
      version: listing.version,
      sellerId: listing.seller_id,
      userId,
      approvedAt: listing.published_at!.toISOString(),
    },
  });
}
