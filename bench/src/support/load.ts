import { Worker } from 'node:worker_threads';

/** What a load generator is asked to do. */
export interface LoadOrder {
  /** Number of the first scan; see scan-plan.ts. */
  readonly from: number;
  readonly milliseconds: number;
  /** Scans a second, sent on the clock whether answers came or not; as fast as answers come where left out. */
  readonly rate?: number;
}

/** What came of it. */
export interface LoadOutcome {
  /** Scans answered VALID. */
  readonly valid: number;
  readonly milliseconds: number;
  /** Answer times in milliseconds. */
  readonly answerTimes: readonly number[];
}

/** A load generator in a thread of its own. */
export interface Load {
  run(order: LoadOrder): Promise<LoadOutcome>;
  stop(): Promise<void>;
}

/** Starts the module of a generator; it answers each order with an outcome, or with a sentence. */
export function startLoad(module: URL, data: unknown): Load {
  const worker = new Worker(module, { workerData: data });
  let failed: Error | undefined;
  worker.on('error', (error: Error) => (failed = error));
  return {
    run: (order) =>
      new Promise((resolve, reject) => {
        if (failed) return reject(failed);
        const onError = (error: Error) => reject(error);
        worker.once('error', onError);
        worker.once('message', (answer: LoadOutcome | string) => {
          worker.off('error', onError);
          if (typeof answer === 'string') reject(new Error(answer));
          else resolve(answer);
        });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
        worker.postMessage(order);
      }),
    stop: async () => void (await worker.terminate()),
  };
}
