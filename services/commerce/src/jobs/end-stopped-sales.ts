import { systemActor } from '@hotmess/shared/db/actor';
import { sql } from 'kysely';
import type { Dependencies } from '../context.ts';
import { cancelIntent } from '../payment/intents.ts';
import { giveUpOrder } from '../payment/release.ts';

const SYSTEM = systemActor('end-stopped-sales');
const BATCH = 200;

/**
 * Cancels unpaid orders whose seller was suspended, or of whose listings one has left the market, and tells Stripe: nobody
 * pays for what may not be sold. It looks at how things stand and not at who changed them, so that an order which was made
 * in the same moment is found, too. What is paid runs its course.
 * @returns how many orders it cancelled
 */
export async function endStoppedSales(deps: Pick<Dependencies, 'database' | 'stripe'>): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select o.id from orders o join market_sellers s on s.id = o.seller_id
    where o.stock_state = 'held' and o.paid_at is null
      and (s.status <> 'approved'
           or exists (select from order_items i join market_listings l on l.id = i.market_listing_id
                      where i.order_id = o.id and l.status not in ('live', 'sold_out')))
    order by o.id limit ${BATCH}`.execute(deps.database.as(SYSTEM));
  let cancelled = 0;
  for (const { id } of rows) {
    const order = await giveUpOrder(deps.database, id);
    if (order?.fulfilment_status !== 'cancelled') continue;
    cancelled++;
    // Where Stripe is away, the next run of settle-orders tells it.
    await cancelIntent(deps, order).catch(() => {});
  }
  return cancelled;
}
