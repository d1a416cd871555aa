import type { Logger } from '@hotmess/shared/service/logger';

/** Work that follows an answer: it is kept in the database, and this does it soon. */
export interface Errands {
  /** Says that there is something to do; returns at once, and may be called any number of times. */
  readonly wake: () => void;
  /** Does what is there now. */
  run(): Promise<void>;
  /** Waits for what is in hand. */
  stop(): Promise<void>;
}

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
    run,
    async stop() {
      stopping.abort();
      await running?.catch(() => {});
    },
  };
}
