import type { Tx } from '@hotmess/shared/db/transaction';
import { orderPaid } from '@hotmess/shared/events/commerce';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import type { DB } from '../generated/database.ts';
import { awardOrder } from '../xp/orders.ts';

/** What was bought earns XP. */
export function orderPaidConsumer() {
  return defineConsumer({
    name: 'award-purchase-xp',
    contract: orderPaid,
    handle: (tx: Tx<DB>, { data }) => awardOrder(tx, data),
  });
}
