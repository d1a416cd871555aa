import { pause } from '@hotmess/shared/jobs/pause';
import type { Logger } from '@hotmess/shared/service/logger';

/** Work that follows an answer: it is kept in the database, and this does it soon. */
export interface Errands {
  /** Says that there is something to do; returns at once, and may be called any number of times. */
  readonly wake: () => void;
  /** Waits for what is in hand. */
  stop(): Promise<void>;
}

/**
 * Milliseconds between a wake and the work, give or take a half: an errand for a known address does more, and were it
 * to share its first moments with the answer, the answer's timing would tell.
 */
const DELAY = 100;

/**
 * Runs `work` after each wake, one run at a time in this process. Other processes run theirs: rows are taken with
 * SKIP LOCKED. What is left behind, a job takes up later.
 * @param work should stop soon where its signal aborts
 */
export function createErrands(work: (stopping: AbortSignal) => Promise<void>, logger: Logger): Errands {
  let running: Promise<void> | undefined;
  let again = false;
  const stopping = new AbortController();

  const loop = async (): Promise<void> => {
    do {
      await pause(DELAY * (0.5 + Math.random()), stopping.signal);
      again = false;
      await work(stopping.signal);
    } while (again && !stopping.signal.aborted);
  };
  const run = async (): Promise<void> => {
    if (stopping.signal.aborted) return;
    again = true;
    running ??= loop().finally(() => (running = undefined));
    await running;
  };
  return {
    wake: () =>
      void run().catch((error: unknown) => logger.warn({ err: error }, 'an errand is left for later')),
    async stop() {
      stopping.abort();
      await running?.catch(() => {});
    },
  };
}
