import type { Tx } from '../db/transaction.ts';
import { type EventConsumer, defineConsumer } from '../events/consumer.ts';
import type { ServiceName } from '../events/define-event.ts';
import {
  type ErasureHeld,
  type Treatment,
  dsarErased,
  dsarExported,
  erasureHeld,
  erasureRequested,
  exportRequested,
} from '../events/dsar.ts';
import type { NatsLink } from '../events/nats-link.ts';
import { appendEvent } from '../events/outbox.ts';
import { type DsarPart, storePart } from './parts-store.ts';

/** What makes an erasure wait, and when it is worth asking again. */
export type ErasureHold = Pick<ErasureHeld, 'basis'> & { readonly until: Date };

/** How one service answers data subjects (DOMAIN.md, "DSAR"). */
export interface DsarAnswers<DB> {
  readonly service: ServiceName;
  readonly nats: NatsLink;
  /** All that the service holds of a person. */
  readonly collect: (tx: Tx<DB>, userId: string) => Promise<DsarPart>;
  /**
   * Erases a person and says what was done to which table. It must be harmless to run again, and for someone of whom
   * nothing is held.
   */
  readonly erase: (tx: Tx<DB>, userId: string) => Promise<readonly Treatment[]>;
  /** Commerce alone: why the law makes an erasure wait, or null where nothing does. Nothing is erased while it waits. */
  readonly hold?: (tx: Tx<DB>, userId: string) => Promise<ErasureHold | null>;
}

/**
 * The two consumers by which a service takes part in data requests. The part goes to the object store before the
 * transaction commits; where that fails afterwards it is written again under the same name, so nothing is half done.
 */
export function dsarConsumers<DB>({
  service,
  nats,
  collect,
  erase,
  hold,
}: DsarAnswers<DB>): EventConsumer<DB>[] {
  return [
    defineConsumer({
      name: 'export-person',
      contract: exportRequested,
      handle: async (tx: Tx<DB>, { data }) => {
        if (!data.services.includes(service)) return;
        const part = await storePart(nats, service, data, await collect(tx, data.userId));
        appendEvent(tx, dsarExported(service), {
          entityId: data.requestId,
          data: { requestId: data.requestId, userId: data.userId, ...part },
        });
      },
    }),
    defineConsumer({
      name: 'erase-person',
      contract: erasureRequested,
      handle: async (tx: Tx<DB>, { data }) => {
        if (!data.services.includes(service)) return;
        const { requestId, userId } = data;
        const held = await hold?.(tx, userId);
        if (held) {
          appendEvent(tx, erasureHeld, {
            entityId: requestId,
            data: { requestId, userId, basis: held.basis, until: held.until.toISOString() },
          });
          return;
        }
        const tables = await erase(tx, userId);
        appendEvent(tx, dsarErased(service), {
          entityId: requestId,
          data: { requestId, userId, tables: [...tables], erasedAt: new Date().toISOString() },
        });
      },
    }),
  ];
}
