import type { Tx } from '@hotmess/shared/db/transaction';
import { ticketSaleReversed } from '@hotmess/shared/events/commerce';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import type { DB } from '../generated/database.ts';
import { reverseSale } from '../ticket-sale/effects.ts';

/** See `reverseSale`. */
export function ticketSaleReversedConsumer() {
  return defineConsumer({
    name: 'reverse-sale',
    contract: ticketSaleReversed,
    handle: (tx: Tx<DB>, { data }) => reverseSale(tx, data),
  });
}
