import type { Tx } from '@hotmess/shared/db/transaction';
import { type EventConsumer, defineConsumer } from '@hotmess/shared/events/consumer';
import type { EventContract } from '@hotmess/shared/events/define-event';
import { userBanned, userErased, userReinstated, userSuspended } from '@hotmess/shared/events/identity';
import type { DB } from '../generated/database.ts';
import { eraseSeller } from '../dsar/seller.ts';
import { bringBack, lockListingsOf, removeListing } from '../market-listing/moderation.ts';
import { lockSeller } from '../seller/queries.ts';
import { changeCauses } from '../seller/suspension.ts';
import { type Standing, keepStanding } from '../standing/queries.ts';

/** Told to the seller; which of the two it was, his sign-in says. */
const REASON = 'Your user account is suspended or banned.';
/** What a ban takes off the market; drafts were never on it. */
const OFFERED = ['pending_review', 'live', 'sold_out'];

/** What a person sells follows how he stands: suspended he sells nothing, banned nothing of his is listed either. */
export function userStandingConsumers(): EventConsumer<DB>[] {
  return [
    follow('follow-user-suspended', userSuspended, 'suspended'),
    follow('follow-user-banned', userBanned, 'banned'),
    follow('follow-user-reinstated', userReinstated, 'active'),
    follow('follow-user-erased', userErased, 'erased'),
  ];
}

function follow(
  name: string,
  contract: EventContract<{ userId: string; version: number }>,
  standing: Standing,
): EventConsumer<DB> {
  return defineConsumer({
    name,
    contract,
    handle: async (tx: Tx<DB>, { data: { userId, version } }) => {
      if (!(await keepStanding(tx.db, { userId, standing, version }))) return;
      if (standing === 'erased') {
        await eraseSeller(tx, userId);
        return;
      }
      const seller = await lockSeller(tx.db, { user_id: userId });
      if (!seller) return;
      await changeCauses(tx, seller, {
        remove: ['suspended', 'banned'],
        ...(standing === 'active' ? { reason: null } : { add: [standing], reason: REASON }),
      });
      for (const listing of await lockListingsOf(tx.db, seller.id)) {
        if (standing === 'banned' && OFFERED.includes(listing.status))
          await removeListing(tx, listing, 'ban');
        if (standing !== 'banned' && listing.removed_by === 'ban') await bringBack(tx, listing);
      }
    },
  });
}
