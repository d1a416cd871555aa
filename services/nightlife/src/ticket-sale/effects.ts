import type { Tx } from '@hotmess/shared/db/transaction';
import type { EventData } from '@hotmess/shared/events/define-event';
import type { ticketSaleReversed, ticketSold } from '@hotmess/shared/events/commerce';
import { ticketSaleConfirmed, ticketSaleRefused } from '@hotmess/shared/events/nightlife';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { PredecessorMissing } from '@hotmess/shared/events/predecessor-missing';
import { findBeacon } from '../beacon/queries.ts';
import { presentStatus } from '../beacon/status.ts';
import type { DB } from '../generated/database.ts';
import { revokeTokens } from '../qr-token/queries.ts';
import { canCharge } from '../seller-account/queries.ts';
import { isOut } from '../standing/queries.ts';
import { appendListingMoved } from '../ticket-listing/events.ts';
import { ticketListingMachine } from '../ticket-listing/machine.ts';
import { changeListing, lockListing } from '../ticket-listing/queries.ts';
import type { WorkedListing } from '../ticket-listing/rows.ts';
import { moveRight } from '../ticket-right/queries.ts';
import { type SaleRefusal, insertSale, lockSale, markReversed } from './queries.ts';

/**
 * Takes in that a ticket was paid. Where it is still on offer, its listing is sold, the right is the buyer's and the
 * seller's tokens die; where it is not, commerce hears why and gives the money back. Two sales of one listing take turns
 * at its row. Told again, nothing happens.
 */
export async function applySale(tx: Tx<DB>, sale: EventData<typeof ticketSold>): Promise<void> {
  const listing = await lockListing(tx.db, sale.listingId);
  if (await lockSale(tx.db, sale.saleId)) return;
  const refusal = await refusalOf(tx, listing);
  await insertSale(tx.db, {
    sale_id: sale.saleId,
    listing_id: sale.listingId,
    seller_id: sale.sellerId,
    buyer_id: sale.buyerId,
    outcome: refusal ? 'refused' : 'confirmed',
    refusal,
  });
  const { saleId, listingId, buyerId } = sale;
  if (refusal || !listing) {
    const data = { saleId, listingId, buyerId, refusal: refusal ?? 'UNKNOWN_LISTING' };
    appendEvent(tx, ticketSaleRefused, { entityId: saleId, data });
    return;
  }
  const sold = (await changeListing(tx.db, listing, {
    status: ticketListingMachine.next('sell', listing.status),
    sale_id: saleId,
  }))!;
  await revokeTokens(tx.db, { listingId });
  await moveRight(tx.db, listingId, buyerId);
  appendListingMoved(tx, sold, listing.status);
  appendEvent(tx, ticketSaleConfirmed, {
    entityId: saleId,
    data: { saleId, listingId, version: sold.version, beaconId: sold.beacon_id, buyerId },
  });
}

async function refusalOf(tx: Tx<DB>, listing: WorkedListing | undefined): Promise<SaleRefusal | null> {
  if (!listing) return 'UNKNOWN_LISTING';
  if (listing.status === 'sold') return 'SOLD_TO_ANOTHER';
  if (listing.status !== 'live') return 'LISTING_NOT_LIVE';
  return (await isBeaconLive(tx, listing.beacon_id)) ? null : 'BEACON_NOT_LIVE';
}

/**
 * Takes in that a ticket's money was given back. The buyer's tokens die and the right returns to the seller; while the
 * beacon is live and the seller can take money, the ticket is on offer again. What was refused, or taken back before, stays
 * as it is.
 * @throws PredecessorMissing where the sale itself was not told yet
 */
export async function reverseSale(tx: Tx<DB>, sale: EventData<typeof ticketSaleReversed>): Promise<void> {
  const listing = await lockListing(tx.db, sale.listingId);
  const known = await lockSale(tx.db, sale.saleId);
  if (!known) throw new PredecessorMissing('ticket sale');
  if (known.outcome !== 'confirmed') return;
  await markReversed(tx.db, sale.saleId);
  // Sold again meanwhile, it is another buyer's.
  if (listing?.status !== 'sold' || listing.sale_id !== sale.saleId) return;
  await revokeTokens(tx.db, { listingId: listing.id });
  await moveRight(tx.db, listing.id, listing.seller_id);
  if (!(await mayOfferAgain(tx, listing))) return;
  const back = (await changeListing(tx.db, listing, {
    status: ticketListingMachine.next('reverseSale', listing.status),
    sale_id: null,
  }))!;
  appendListingMoved(tx, back, listing.status);
}

async function mayOfferAgain(tx: Tx<DB>, { seller_id, beacon_id }: WorkedListing): Promise<boolean> {
  return (
    seller_id !== null &&
    (await isBeaconLive(tx, beacon_id)) &&
    (await canCharge(tx.db, seller_id)) &&
    !(await isOut(tx.db, seller_id))
  );
}

async function isBeaconLive(tx: Tx<DB>, beaconId: string): Promise<boolean> {
  const beacon = await findBeacon(tx.db, beaconId);
  return beacon !== undefined && presentStatus(beacon, new Date()) === 'live';
}
