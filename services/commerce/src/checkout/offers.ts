import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import { ensureDrawn } from '../drop/draw.ts';
import { findDrops, findOwnEntries } from '../drop/queries.ts';
import { dropStatusAt, turnOpensAt } from '../drop/status.ts';
import type { DB } from '../generated/database.ts';
import { findTicketOffers } from '../ticket-sale/queries.ts';
import type { CheckoutLine } from './input.ts';
import { findListingOffers, findSellerTerms } from './market.ts';
import type { CartLine, Offer, SellerTerms } from './price.ts';
import { type VariantOffer, findVariantOffers } from './queries.ts';

/**
 * Looks up what a cart's lines are about, as of now. All reads travel together.
 * @param tx the system's
 * @param buyerId null for a quote of someone signed out
 * @throws {DomainError} NOT_FOUND for what is not on sale, OUT_OF_STOCK for what is gone already, SELLER_NOT_READY,
 *   CONFLICT for a drop whose turn has not come or that is over, BAD_USER_INPUT for one's own goods
 */
export async function loadCart(
  tx: Tx<DB>,
  buyerId: string | null,
  lines: readonly CheckoutLine[],
): Promise<CartLine[]> {
  const idsOf = (kind: CheckoutLine['kind']) =>
    lines.flatMap((line) => (line.kind === kind ? [line.itemId] : []));
  const [variants, listings, tickets] = await Promise.all([
    findVariantOffers(tx.db, idsOf('product')),
    findListingOffers(tx.db, idsOf('market_listing')),
    findTicketOffers(tx.db, idsOf('ticket_listing')),
  ]);
  const terms = await findSellerTerms(tx.db, {
    sellerIds: listings.map(({ sellerId }) => sellerId),
    userIds: tickets.map(({ sellerUserId }) => sellerUserId),
  });
  const sellerOf = (id: string): SellerTerms => {
    const seller = terms.get(id) ?? notReady();
    return seller.userId === buyerId ? badInput('lines', 'This is your own.') : seller;
  };
  requireEnough(lines, [
    ...variants.map(({ id, on_hand }) => [id, on_hand] as const),
    ...listings.map(({ id, onHand }) => [id, onHand] as const),
  ]);
  await requireTurn(tx, buyerId, variants);
  const offers = new Map<string, Offer>([
    ...variants.map((variant) => [variant.id, ofVariant(variant)] as const),
    ...listings.map(
      ({ id, sellerId, stockItemId, title, pricePence, currency }) =>
        [
          id,
          {
            ...plain('market_listing', id, title, pricePence, currency),
            stockItemId,
            seller: sellerOf(sellerId),
          },
        ] as const,
    ),
    ...tickets.map(
      ({ id, sellerUserId, title, unitPence, currency }) =>
        [
          id,
          { ...plain('ticket_listing', id, title, unitPence, currency), seller: sellerOf(sellerUserId) },
        ] as const,
    ),
  ]);
  return lines.map(({ kind, itemId, quantity }) => {
    const offer = offers.get(itemId);
    if (offer?.kind !== kind) notFound();
    return { offer, quantity };
  });
}

function ofVariant(variant: VariantOffer): Offer {
  const traits = [variant.size, variant.colour].filter((trait) => trait !== null).join(', ');
  const title = traits ? `${variant.title} (${traits})` : variant.title;
  return {
    ...plain('product', variant.product_id, title, variant.unit_pence, variant.currency),
    variantId: variant.id,
    stockItemId: variant.stock_item_id,
    xpEach: variant.xp_reward,
    limit: variant.per_user_limit,
  };
}

function plain(
  kind: Offer['kind'],
  itemId: string,
  title: string,
  unitPence: number,
  currency: string,
): Offer {
  return {
    kind,
    itemId,
    title,
    unitPence,
    currency,
    variantId: null,
    stockItemId: null,
    seller: null,
    xpEach: null,
    limit: null,
  };
}

function notReady(): never {
  throw new DomainError('SELLER_NOT_READY');
}

/** Refuses early what is gone already; what decides is the hold. */
function requireEnough(lines: readonly CheckoutLine[], onHand: readonly (readonly [string, number])[]): void {
  const wanted = new Map<string, number>();
  for (const { itemId, quantity } of lines) wanted.set(itemId, (wanted.get(itemId) ?? 0) + quantity);
  if (onHand.some(([id, there]) => (wanted.get(id) ?? 0) > there)) throw new DomainError('OUT_OF_STOCK');
}

async function requireTurn(
  tx: Tx<DB>,
  buyerId: string | null,
  variants: readonly VariantOffer[],
): Promise<void> {
  const ids = [...new Set(variants.flatMap(({ drop_id }) => drop_id ?? []))].sort();
  if (ids.length === 0) return;
  for (const drop of await findDrops(tx.db, ids)) if (drop.drawn_at === null) await ensureDrawn(tx, drop.id);
  const [drops, entries] = await Promise.all([
    findDrops(tx.db, ids),
    buyerId === null ? [] : findOwnEntries(tx.db, buyerId, ids),
  ]);
  const now = new Date();
  for (const drop of drops) {
    const status = dropStatusAt(drop, now);
    if (status === 'ended') throw new DomainError('CONFLICT', 'This drop is over.');
    if (status === 'scheduled')
      throw new DomainError('CONFLICT', 'This drop has not begun.', { opensAt: drop.start_at.toISOString() });
    const opensAt = turnOpensAt(drop, entries.find(({ drop_id }) => drop_id === drop.id)?.position ?? null);
    // Who asks what it would cost is not in anyone's way.
    if (buyerId !== null && opensAt > now)
      throw new DomainError('CONFLICT', 'Your turn in this drop has not come.', {
        opensAt: opensAt.toISOString(),
      });
  }
}
