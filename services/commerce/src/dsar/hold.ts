import type { Tx } from '@hotmess/shared/db/transaction';
import type { ErasureHold } from '@hotmess/shared/dsar/consumers';
import { sql } from 'kysely';
import type { DB } from '../generated/database.ts';

/** Days after which it is worth asking again; an open order or dispute has no date at which it must be over. */
const ASK_AGAIN_DAYS = 7;
const DAY = 24 * 3_600_000;

/**
 * Why the law makes an erasure wait: someone who still owes or is owed goods or money by an order, as buyer or seller, or whose
 * dispute is open, could otherwise not be found (contract, Article 17(3)(e) GDPR).
 */
export async function holdErasure({ db }: Tx<DB>, userId: string): Promise<ErasureHold | null> {
  const { rows } = await sql<{ dispute: boolean; order: boolean }>`
    with his as (
      select id, payment_status, fulfilment_status, refund_requested_pence, refunded_amount from orders
      where buyer_id = ${userId}::uuid or seller_user_id = ${userId}::uuid)
    select exists (select from disputes d join his on his.id = d.order_id where d.is_open) as dispute,
           exists (select from his
                   where payment_status = 'paid' and fulfilment_status not in ('delivered', 'cancelled')
                      or payment_status in ('pending', 'failed') and fulfilment_status <> 'cancelled'
                      or refund_requested_pence > refunded_amount) as "order"`.execute(db);
  const { dispute, order } = rows[0]!;
  if (!dispute && !order) return null;
  return {
    basis: dispute ? 'OPEN_DISPUTE' : 'OPEN_ORDER',
    until: new Date(Date.now() + ASK_AGAIN_DAYS * DAY),
  };
}
