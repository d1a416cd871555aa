import type { Tx } from '@hotmess/shared/db/transaction';
import { ticketListingApproved, ticketListingStateChanged } from '@hotmess/shared/events/nightlife';
import { appendEvent } from '@hotmess/shared/events/outbox';
import type { DB } from '../generated/database.ts';
import type { TicketListingRow } from './rows.ts';

/** Says that a listing moved. @param seller its seller, who may be erased in this very transaction */
export function appendListingMoved(
  tx: Tx<DB>,
  listing: TicketListingRow,
  from: TicketListingRow['status'],
  seller = listing.seller_id,
): void {
  if (seller === null) return;
  appendEvent(tx, ticketListingStateChanged, {
    entityId: listing.id,
    data: {
      listingId: listing.id,
      version: listing.version,
      beaconId: listing.beacon_id,
      sellerId: seller,
      from,
      to: listing.status,
    },
  });
}

/** Says that a listing can be bought from now on. */
export function appendListingApproved(tx: Tx<DB>, listing: TicketListingRow): void {
  appendEvent(tx, ticketListingApproved, {
    entityId: listing.id,
    data: {
      listingId: listing.id,
      version: listing.version,
      beaconId: listing.beacon_id,
      sellerId: listing.seller_id!,
      title: listing.title,
      price: listing.price,
      currency: listing.currency,
      approvedAt: listing.published_at!.toISOString(),
    },
  });
}
