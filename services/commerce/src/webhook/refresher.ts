import { systemActor } from '@hotmess/shared/db/actor';
import { pause } from '@hotmess/shared/jobs/pause';
import type { Logger } from '@hotmess/shared/service/logger';
import type { Dependencies } from '../context.ts';
import type { StripeObjectHandler } from './handlers.ts';
import { type LeasedRefresh, endRefresh, leaseRefreshes, putOffRefresh } from './queries.ts';

const SYSTEM = systemActor('stripe-refresh');

/** Milliseconds between looks for what other processes were told, or left behind. */
const POLL = 1_000;
/** How many objects one process reads from Stripe at once. */
const AT_ONCE = 8;
/** Seconds; longer than any refresh takes with its requests' retries. */
const LEASE = 120;
/** Seconds before the second attempt; each further one waits twice as long, up to an hour. */
const FIRST_WAIT = 1;
const LONGEST_WAIT = 3_600;

/** Works off `stripe_refreshes` in every replica at once; each object has one reader at a time, by its row's lease. */
export interface Refresher {
  /** Something was asked for in this process: looks at once. */
  wake(): void;
  /** Ends after the refreshes in hand. */
  stop(): Promise<void>;
}

export interface RefresherOptions {
  readonly deps: Dependencies;
  readonly handlers: readonly StripeObjectHandler[];
  readonly logger: Logger;
}

/**
 * Starts it.
 * @throws where two handlers are for one type
 */
export function startRefresher({ deps, handlers, logger }: RefresherOptions): Refresher {
  const byType = new Map(handlers.map((handler) => [handler.objectType, handler]));
  if (byType.size < handlers.length) throw new Error('Two handlers are for one type of Stripe object.');
  const types = [...byType.keys()];
  const stopping = new AbortController();
  let resting = new AbortController();
  let asked = false;

  const refresh = async (leased: LeasedRefresh): Promise<void> => {
    const { objectType, objectId, failures } = leased;
    try {
      await byType.get(objectType)!.refresh(deps, objectId);
      await endRefresh(deps.database.as(SYSTEM), leased);
    } catch (error) {
      const wait = Math.min(FIRST_WAIT * 2 ** failures, LONGEST_WAIT);
      logger.warn({ err: error, objectType, failures, wait }, 'a Stripe object is read again later');
      // Where the database is away, the lease ends by itself.
      await putOffRefresh(deps.database.as(SYSTEM), leased, wait).catch(() => {});
    }
  };

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      asked = false;
      const leased = await leaseRefreshes(deps.database.as(SYSTEM), types, AT_ONCE, LEASE).catch(
        (error: unknown) => {
          logger.warn({ err: error }, 'the queue of Stripe objects cannot be read');
          return [];
        },
      );
      await Promise.all(leased.map(refresh));
      if (asked || leased.length > 0) continue;
      resting = new AbortController();
      await pause(POLL * (0.9 + Math.random() * 0.2), AbortSignal.any([resting.signal, stopping.signal]));
    }
  };
  const running = run();

  return {
    wake() {
      asked = true;
      resting.abort();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
