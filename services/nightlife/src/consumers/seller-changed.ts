import type { Tx } from '@hotmess/shared/db/transaction';
import { sellerApproved, sellerPayoutsChanged, sellerSuspended } from '@hotmess/shared/events/commerce';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import type { DB } from '../generated/database.ts';
import { noteSeller } from '../seller-account/queries.ts';
import { putBackAllOf, takeDownAllOf } from '../ticket-listing/system.ts';

/**
 * What commerce says of a seller: whether he can take money, which submitting a listing asks for, and whether he is
 * suspended, which takes down what he offers until he is let in again.
 */
export function sellerConsumers() {
  return [
    defineConsumer({
      name: 'note-seller-approved',
      contract: sellerApproved,
      handle: async (tx: Tx<DB>, { data }) => {
        if (await noteSeller(tx.db, { ...data, suspended: false }))
          await putBackAllOf(tx, data.userId, 'seller_suspended');
      },
    }),
    defineConsumer({
      name: 'note-seller-suspended',
      contract: sellerSuspended,
      handle: async (tx: Tx<DB>, { data }) => {
        if (await noteSeller(tx.db, { ...data, suspended: true }))
          await takeDownAllOf(tx, data.userId, 'seller_suspended');
      },
    }),
    defineConsumer({
      name: 'note-seller-payouts',
      contract: sellerPayoutsChanged,
      handle: async (tx: Tx<DB>, { data }) => void (await noteSeller(tx.db, data)),
    }),
  ];
}
