import { loaderOfMany, loaderOfOne } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findRefundsOf } from '../refund/queries.ts';
import { findAddresses, findItems, findOrders } from './queries.ts';

/** Loads orders and what hangs on them for one request. @param db the actor's database */
export function orderLoaders(db: Kysely<DB>) {
  return {
    byId: loaderOfOne(
      (ids) => findOrders(db, ids),
      (order) => order.id,
    ),
    items: loaderOfMany(
      (ids) => findItems(db, ids),
      (item) => item.order_id,
    ),
    refunds: loaderOfMany(
      (ids) => findRefundsOf(db, ids),
      (refund) => refund.order_id,
    ),
    address: loaderOfOne(
      (ids) => findAddresses(db, ids),
      (address) => address.order_id,
    ),
  };
}
