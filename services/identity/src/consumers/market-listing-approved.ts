import type { Tx } from '@hotmess/shared/db/transaction';
import { marketListingApproved } from '@hotmess/shared/events/commerce';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import type { DB } from '../generated/database.ts';
import { award } from '../xp/award.ts';

/** A market listing that went live earns XP for who sells; once, however often it is reviewed again. */
export function marketListingApprovedConsumer() {
  return defineConsumer({
    name: 'award-market-listing-xp',
    contract: marketListingApproved,
    handle: async (tx: Tx<DB>, { data }) =>
      void (await award(tx, {
        userId: data.userId,
        type: 'listing_approved',
        source: 'commerce',
        sourceEventId: data.listingId,
        occurredAt: new Date(data.approvedAt),
      })),
  });
}
