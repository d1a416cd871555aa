import type { Tx } from '@hotmess/shared/db/transaction';
import { type EventConsumer, defineConsumer } from '@hotmess/shared/events/consumer';
import { ticketListingApproved, ticketListingStateChanged } from '@hotmess/shared/events/nightlife';
import type { DB } from '../generated/database.ts';
import { cancelUnpaidOrders } from '../payment/release.ts';
import { findOrdersHolding, keepListing } from '../ticket-sale/queries.ts';

/** Which tickets are on sale is nightlife's to say; what of it is newest counts, whatever comes last. */
export function ticketListingConsumers(): EventConsumer<DB>[] {
  return [
    defineConsumer({
      name: 'offer-ticket',
      contract: ticketListingApproved,
      handle: async (tx: Tx<DB>, { data }) => {
        const { listingId, beaconId, sellerId, version, title, price, currency } = data;
        await keepListing(tx.db, {
          listingId,
          beaconId,
          sellerUserId: sellerId,
          version,
          isLive: true,
          sold: { title, pricePence: price, currency },
        });
      },
    }),
    defineConsumer({
      name: 'follow-ticket-listing',
      contract: ticketListingStateChanged,
      handle: async (tx: Tx<DB>, { data }) => {
        const { listingId, beaconId, sellerId, version, to } = data;
        const isLive = to === 'live';
        const news = { listingId, beaconId, sellerUserId: sellerId, version, isLive, sold: null };
        if (!(await keepListing(tx.db, news)) || isLive) return;
        // Who is about to pay for it need not: nightlife would refuse the sale.
        await cancelUnpaidOrders(tx, await findOrdersHolding(tx.db, listingId));
      },
    }),
  ];
}
