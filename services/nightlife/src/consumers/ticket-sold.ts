import type { Tx } from '@hotmess/shared/db/transaction';
import { ticketSold } from '@hotmess/shared/events/commerce';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import type { DB } from '../generated/database.ts';
import { applySale } from '../ticket-sale/effects.ts';

/** See `applySale`. */
export function ticketSoldConsumer() {
  return defineConsumer({
    name: 'apply-sale',
    contract: ticketSold,
    handle: (tx: Tx<DB>, { data }) => applySale(tx, data),
  });
}
