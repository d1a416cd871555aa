import { requirePerson } from '@hotmess/shared/auth/require';
import type { Actor } from '@hotmess/shared/db/actor';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { Dependencies } from '../context.ts';
import type { DB } from '../generated/database.ts';
import { findOwnAccount } from '../seller/queries.ts';
import { createListingInput, restockInput, updateListingInput } from './input.ts';
import { marketListingMachine } from './machine.ts';
import { mayChange, mayOffer, requireSeller } from './policy.ts';
import { changeListing, findListing, insertListing, receivePieces } from './queries.ts';
import type { ListingRow } from './rows.ts';
import { settleListingStock } from './sales.ts';

/** What the commands of listings stand on. */
export type ListingCommands = Pick<Dependencies, 'database' | 'auditor' | 'mediaHosts'>;

/** What a client sends about a listing that he saw. */
export interface ListingInput {
  readonly id: string;
  readonly version?: number | null | undefined;
}

/** Drafts a listing with its stock. */
export async function createListing(deps: ListingCommands, actor: Actor, raw: unknown): Promise<ListingRow> {
  requirePerson(actor);
  const input = validInput(createListingInput(deps.mediaHosts), raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const { db } = tx;
    const seller = requireSeller(await ownAccount(tx, actor));
    const id = await insertListing(db, {
      seller_id: seller.id,
      title: input.title,
      description: input.description ?? '',
      price_pence: input.pricePence,
      currency: input.currency ?? 'GBP',
      images: input.images ?? [],
    });
    if (input.quantity) await receivePieces(db, id, input.quantity);
    return (await findListing(db, id)) ?? notFound();
  });
}

/** Changes a draft. What a moderator has seen stays as he saw it. */
export function updateListing(
  deps: ListingCommands,
  actor: Actor,
  { id, version, ...raw }: ListingInput & Readonly<Record<string, unknown>>,
): Promise<ListingRow> {
  requirePerson(actor);
  const input = validInput(updateListingInput(deps.mediaHosts), raw);
  return change(deps, actor, { id, version }, async ({ db }, seen) => {
    if (seen.status !== 'draft')
      throw new DomainError('INVALID_TRANSITION', 'Only a draft can be edited; withdraw it first.');
    const changed = await changeListing(db, seen, {
      title: input.title ?? seen.title,
      description: input.description ?? seen.description,
      price_pence: input.pricePence ?? seen.price_pence,
      currency: input.currency ?? seen.currency,
      images: JSON.stringify(input.images ?? seen.images),
    });
    if (!changed) throw new DomainError('CONFLICT');
  });
}

/** Asks for a draft to be put on sale. @throws {DomainError} SELLER_NOT_READY */
export function submitListing(deps: ListingCommands, actor: Actor, input: ListingInput): Promise<ListingRow> {
  return change(deps, actor, input, async ({ db }, seen, own) => {
    const status = marketListingMachine.next('submit', seen.status);
    mayOffer(own);
    if (!(await changeListing(db, seen, { status, rejection_reason: null })))
      throw new DomainError('CONFLICT');
  });
}

/** Takes a listing back from review, to be changed. */
export function withdrawListing(
  deps: ListingCommands,
  actor: Actor,
  input: ListingInput,
): Promise<ListingRow> {
  return change(deps, actor, input, async ({ db }, seen) => {
    const status = marketListingMachine.next('withdraw', seen.status);
    if (!(await changeListing(db, seen, { status }))) throw new DomainError('CONFLICT');
  });
}

/** Takes one's own listing off the market for good. */
export function removeOwnListing(
  deps: ListingCommands,
  actor: Actor,
  input: ListingInput,
): Promise<ListingRow> {
  return change(deps, actor, input, async ({ db }, seen) => {
    const status = marketListingMachine.next('remove', seen.status);
    const removed = { status, prior_state: seen.status, removed_by: 'seller' } as const;
    if (!(await changeListing(db, seen, removed))) throw new DomainError('CONFLICT');
  });
}

/**
 * Puts pieces on the shelf; what is sold out is on sale again.
 * @param input.quantity pieces; negative to put a count right
 */
export async function restockListing(
  deps: ListingCommands,
  actor: Actor,
  input: ListingInput & { readonly quantity: number },
): Promise<ListingRow> {
  requirePerson(actor);
  const pieces = validInput(restockInput, input.quantity);
  const listing = await change(deps, actor, input, async (tx, seen) => {
    if (seen.status === 'removed') throw new DomainError('INVALID_TRANSITION', 'It is removed.');
    if (!(await receivePieces(tx.db, seen.id, pieces)))
      badInput('quantity', 'There are not as many on the shelf as you would take away.');
    settleListingStock(tx, [seen.id]);
  });
  // The stock decided at the commit whether it is sold out.
  return (await findListing(deps.database.as(actor), listing.id)) ?? notFound();
}

/** What every change of a seller has in common: his own, as he saw it. */
async function change(
  deps: ListingCommands,
  actor: Actor,
  input: ListingInput,
  work: (
    tx: Tx<DB>,
    seen: ListingRow,
    own: NonNullable<Awaited<ReturnType<typeof findOwnAccount>>>,
  ) => Promise<void>,
): Promise<ListingRow> {
  requirePerson(actor);
  return deps.database.inTransaction(actor, async (tx) => {
    const id = entityId(input.id);
    const seen = (await findListing(tx.db, id)) ?? notFound();
    const own = requireSeller(await ownAccount(tx, actor));
    mayChange(own, seen);
    if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
    await work(tx, seen, own);
    return (await findListing(tx.db, id)) ?? notFound();
  });
}

/** An admin has none, and no right to look for one. */
function ownAccount({ db }: Tx<DB>, actor: Actor) {
  return actor.role === 'admin' ? undefined : findOwnAccount(db);
}
