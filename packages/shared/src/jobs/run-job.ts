import type { Database } from '../db/database.ts';
import type { Logger } from '../service/logger.ts';
import { withLease } from './lease.ts';
import { pause } from './pause.ts';

export interface JobOptions<DB> {
  /** Name of the job, and of its lease. */
  readonly name: string;
  readonly database: Database<DB>;
  readonly logger: Logger;
  /** Milliseconds between the end of one run and the start of the next. */
  readonly every: number;
  /** Seconds after which another replica may take over from one that died; default 60. */
  readonly ttlSeconds?: number;
  /** One run; it should stop soon where the signal aborts. */
  readonly work: (signal: AbortSignal) => Promise<void>;
}

/** A job that runs until it is stopped. */
export interface Job {
  /** Stops after the run in hand, which is told by its signal. */
  stop(): Promise<void>;
}

/**
 * Runs `work` again and again, in one replica at a time. Waits vary by a fifth, so that replicas do not ask for the
 * lease in step. An error is logged and the next run comes as usual.
 */
export function startJob<DB>(options: JobOptions<DB>): Job {
  const { name, database, logger, every, ttlSeconds = 60, work } = options;
  const stopping = new AbortController();

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await withLease(database, name, ttlSeconds, (lost) => work(AbortSignal.any([lost, stopping.signal])));
      } catch (error) {
        logger.error({ err: error, job: name }, 'a job failed; it runs again later');
      }
      await pause(every * (0.9 + Math.random() * 0.2), stopping.signal);
    }
  };

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
