import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import { ticketListingApproved } from '@hotmess/shared/events/nightlife';
import type { DB } from '../generated/database.ts';
import { award } from '../xp/award.ts';

/** A ticket listing that went live earns XP for who sells; once, however often it is reviewed again. */
export function ticketListingApprovedConsumer() {
  return defineConsumer({
    name: 'award-ticket-listing-xp',
    contract: ticketListingApproved,
    handle: async (tx: Tx<DB>, { data }) =>
      void (await award(tx, {
        userId: data.sellerId,
        type: 'listing_approved',
        source: 'nightlife',
        sourceEventId: data.listingId,
        occurredAt: new Date(data.approvedAt),
      })),
  });
}
