import type { Tx } from '@hotmess/shared/db/transaction';
import { orderRefunded } from '@hotmess/shared/events/commerce';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import type { DB } from '../generated/database.ts';
import { reverseOrder } from '../xp/orders.ts';

/** What was given back takes its XP back. */
export function orderRefundedConsumer() {
  return defineConsumer({
    name: 'reverse-purchase-xp',
    contract: orderRefunded,
    handle: (tx: Tx<DB>, { data }) => reverseOrder(tx, data),
  });
}
