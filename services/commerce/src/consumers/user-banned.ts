import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import { userBanned } from '@hotmess/shared/events/identity';
import type { DB } from '../generated/database.ts';
import { cancelUnpaidOrders } from '../payment/release.ts';

/**
 * A ban releases what the person holds, and what others hold of his, and cancels these orders; the job tells Stripe. What is
 * paid runs its course: a buyer's money is his.
 */
export function userBannedConsumer() {
  return defineConsumer({
    name: 'cancel-orders-of-banned',
    contract: userBanned,
    handle: async (tx: Tx<DB>, { data: { userId } }) => {
      const open = await tx.db
        .selectFrom('orders')
        .select('id')
        .where('paid_at', 'is', null)
        .where('fulfilment_status', '=', 'pending')
        .where((where) => where.or([where('buyer_id', '=', userId), where('seller_user_id', '=', userId)]))
        .orderBy('id')
        .execute();
      await cancelUnpaidOrders(
        tx,
        open.map(({ id }) => id),
      );
    },
  });
}
