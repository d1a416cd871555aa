import type { Tx } from '@hotmess/shared/db/transaction';
import { SERVICES } from '@hotmess/shared/events/catalogue';
import { type EventConsumer, defineConsumer } from '@hotmess/shared/events/consumer';
import { dsarErased, dsarExported, erasureHeld } from '@hotmess/shared/events/dsar';
import { storeErased, storeExported, storeHeld } from '../dsar/parts.ts';
import { type DsarWorker, advance } from '../dsar/progress.ts';
import type { DB } from '../generated/database.ts';

/** Each service's answer to a data request brings it a step further. */
export function dsarAnswerConsumers(worker: DsarWorker): EventConsumer<DB>[] {
  return [
    defineConsumer({
      name: 'hold-erasure',
      contract: erasureHeld,
      handle: async (tx: Tx<DB>, { data }) => storeHeld(tx.db, 'commerce', data),
    }),
    ...SERVICES.flatMap((service) => [
      defineConsumer({
        name: `take-${service}-part`,
        contract: dsarExported(service),
        handle: async (tx: Tx<DB>, { data }) => storeExported(tx.db, service, data),
      }),
      defineConsumer({
        name: `take-${service}-erasure`,
        contract: dsarErased(service),
        handle: async (tx: Tx<DB>, { data }) => {
          await storeErased(tx.db, service, data.requestId, data.tables);
          await advance(worker, tx, data.requestId);
        },
      }),
    ]),
  ];
}
