import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import { userErased } from '@hotmess/shared/events/identity';
import { eraseOrders } from '../dsar/orders.ts';
import type { DB } from '../generated/database.ts';

/** Erased again when identity has done so: what he bought in between is unlinked too. */
export function userErasedConsumer() {
  return defineConsumer({
    name: 'forget-buyer',
    contract: userErased,
    handle: async (tx: Tx<DB>, { data }) => void (await eraseOrders(tx, data.userId)),
  });
}
