import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { sql } from 'kysely';
import type { DB } from '../generated/database.ts';

/** Days after which nobody asks any more where something went. */
const DAYS = 30;

/** Shreds the addresses of orders that arrived, or were called off, 30 days ago. @returns how many */
export async function shredAddresses(database: Database<DB>): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from order_addresses where order_id in (
      select id from orders
      where fulfilment_status in ('delivered', 'cancelled')
        and coalesce(delivered_at, cancelled_at) < now() - make_interval(days => ${DAYS})
        and not exists (select from disputes d where d.order_id = orders.id and d.is_open))`.execute(
    database.as(systemActor('shred-addresses')),
  );
  return Number(numAffectedRows ?? 0);
}
