import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { findBeacon } from '../beacon/queries.ts';
import { presentStatus } from '../beacon/status.ts';
import { rulesOfBeacon } from '../content-ruleset/queries.ts';
import { findProof } from '../evidence/queries.ts';
import type { DB } from '../generated/database.ts';
import { findPost } from '../post/queries.ts';
import { canCharge } from '../seller-account/queries.ts';
import { appendListingMoved } from './events.ts';
import { createListingInput, updateListingInput } from './input.ts';
import { ticketListingMachine } from './machine.ts';
import { highestPrice, mayManage, mayOffer, missingProof } from './policy.ts';
import { changeListing, findListing, insertListing } from './queries.ts';
import type { TicketListingRow } from './rows.ts';

/** What the seller's commands stand on. */
export interface ListingCommands {
  readonly database: Database<DB>;
}

/**
 * Drafts a listing of one ticket for a live beacon.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, NOT_FOUND, or INVALID_TRANSITION where the beacon is
 *   not live
 */
export async function createListing(
  deps: ListingCommands,
  actor: Actor,
  raw: unknown,
): Promise<TicketListingRow> {
  const seller = mayOffer(actor);
  const input = validInput(createListingInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const beacon = await liveBeacon(tx, entityId(input.beaconId));
    const proofPostId = await ownProof(tx, seller.userId, beacon.id, input.proofPostId);
    return insertListing(tx.db, {
      beacon_id: beacon.id,
      seller_id: seller.userId,
      title: input.title,
      description: input.description ?? '',
      price: input.price,
      face_value: input.faceValue,
      currency: input.currency ?? 'GBP',
      evidence_required: input.evidenceRequired ?? 'none',
      proof_post_id: proofPostId,
    });
  });
}

/**
 * Changes a draft.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, NOT_FOUND, CONFLICT, INVALID_TRANSITION
 */
export async function updateListing(
  deps: ListingCommands,
  actor: Actor,
  raw: unknown,
): Promise<TicketListingRow> {
  mayOffer(actor);
  const input = validInput(updateListingInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findListing(tx.db, entityId(input.id))) ?? notFound();
    const seller = mayManage(actor, seen);
    if (seen.status !== 'draft')
      throw new DomainError('INVALID_TRANSITION', 'Only a draft can be edited; withdraw it first.');
    refuseStale(seen, input.version);
    const proof = await ownProof(tx, seller.userId, seen.beacon_id, input.proofPostId);
    const changed = await changeListing(tx.db, seen, {
      title: input.title ?? seen.title,
      description: input.description ?? seen.description,
      price: input.price ?? seen.price,
      face_value: input.faceValue ?? seen.face_value,
      proof_post_id: proof ?? seen.proof_post_id,
    });
    return changed ?? conflict();
  });
}

/** What a client sends to take a step with a listing. */
export interface ListingStep {
  readonly id: string;
  readonly version?: number | null | undefined;
}

/**
 * Submits a draft for review: the seller can take money, the price is within the cap, and what is asked for is proven.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, INVALID_TRANSITION, SELLER_NOT_READY, or
 *   BAD_USER_INPUT that says what is missing
 */
export async function submitListing(
  deps: ListingCommands,
  actor: Actor,
  input: ListingStep,
): Promise<TicketListingRow> {
  const seller = mayOffer(actor);
  // Evidence is the system's to read.
  const seen = (await findListing(deps.database.as(actor), entityId(input.id))) ?? notFound();
  mayManage(actor, seen);
  const proof = await findProof(
    deps.database.as(systemActor('submit-listing')),
    seen.beacon_id,
    seller.userId,
  );
  return deps.database.inTransaction(actor, async (tx) => {
    const status = ticketListingMachine.next('submit', seen.status);
    refuseStale(seen, input.version);
    await liveBeacon(tx, seen.beacon_id);
    if (!(await canCharge(tx.db, seller.userId))) throw new DomainError('SELLER_NOT_READY');
    const { maxResalePercent } = await rulesOfBeacon(tx.db, seen.beacon_id);
    const highest = highestPrice(seen.face_value, maxResalePercent);
    if (seen.price > highest)
      badInput('price', `price: at most ${maxResalePercent} % of the face value, which is ${highest}`);
    const missing = missingProof(seen.evidence_required, proof);
    if (missing.length > 0)
      badInput('evidence', `evidence: ${missing.join(' and ')} missing for this beacon`);
    const moved = (await changeListing(tx.db, seen, { status, rejection_reason: null })) ?? conflict();
    appendListingMoved(tx, moved, seen.status);
    return moved;
  });
}

/**
 * Takes a listing back: out of review into a draft, or off the market for good.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, INVALID_TRANSITION
 */
export async function takeBackListing(
  deps: ListingCommands,
  actor: Actor,
  command: 'withdraw' | 'remove',
  input: ListingStep,
): Promise<TicketListingRow> {
  mayOffer(actor);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findListing(tx.db, entityId(input.id))) ?? notFound();
    mayManage(actor, seen);
    const status = ticketListingMachine.next(command, seen.status);
    refuseStale(seen, input.version);
    const removal = command === 'remove' ? { removed_because: 'seller' as const } : {};
    const moved = (await changeListing(tx.db, seen, { status, ...removal })) ?? conflict();
    appendListingMoved(tx, moved, seen.status);
    return moved;
  });
}

async function liveBeacon(tx: Tx<DB>, id: string) {
  const beacon = (await findBeacon(tx.db, id)) ?? notFound();
  if (presentStatus(beacon, new Date()) !== 'live')
    throw new DomainError('INVALID_TRANSITION', 'Tickets are offered while the beacon is live.');
  return beacon;
}

/** The seller's own proof post of this beacon, where he names one. */
async function ownProof(
  tx: Tx<DB>,
  sellerId: string,
  beaconId: string,
  postId: string | null | undefined,
): Promise<string | null> {
  if (postId == null) return null;
  const post = await findPost(tx.db, entityId(postId));
  if (!post || post.author_id !== sellerId || post.beacon_id !== beaconId || post.type !== 'proof')
    badInput('proofPostId', 'proofPostId: not a proof of yours in this beacon’s thread');
  return post.id;
}

/** @throws {DomainError} CONFLICT where the client saw another version */
export function refuseStale(seen: TicketListingRow, version: number | null | undefined): void {
  if (version != null && version !== seen.version) conflict();
}

function conflict(): never {
  throw new DomainError('CONFLICT');
}
