import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import type { LoadOrder, LoadOutcome } from './load.ts';

/** Does one scan; `client` is who of the many sends it. @throws where the answer is not VALID */
export type ScanOnce = (number: number, client: number) => Promise<void>;

/** Serves a generator's orders, in its thread. @param clients how many scans are under way at most */
export function serveLoad(clients: number, scan: ScanOnce): void {
  const answer = (outcome: LoadOutcome | string): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    parentPort!.postMessage(outcome);
  };
  parentPort!.on('message', (order: LoadOrder) => {
    const work =
      order.rate === undefined ? flatOut(order, clients, scan) : paced(order, order.rate, clients, scan);
    work.then(answer, (error: unknown) => answer(error instanceof Error ? error.message : String(error)));
  });
}

/** Every client sends its next scan when the one before is answered. */
async function flatOut(order: LoadOrder, clients: number, scan: ScanOnce): Promise<LoadOutcome> {
  const answerTimes: number[] = [];
  const since = performance.now();
  let next = order.from;
  const client = async (_: unknown, which: number): Promise<void> => {
    for (let sent = performance.now(); sent - since < order.milliseconds; sent = performance.now()) {
      await scan(next++, which);
      answerTimes.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { valid: answerTimes.length, milliseconds: performance.now() - since, answerTimes };
}

/** Scans are due by the clock; one that finds all clients busy waits, and its wait counts. */
async function paced(order: LoadOrder, rate: number, clients: number, scan: ScanOnce): Promise<LoadOutcome> {
  const answerTimes: number[] = [];
  const since = performance.now();
  const count = Math.floor((order.milliseconds / 1000) * rate);
  let next = 0;
  const client = async (_: unknown, which: number): Promise<void> => {
    while (next < count) {
      const number = next++;
      const due = since + (number / rate) * 1000;
      const early = due - performance.now();
      if (early > 0) await sleep(early);
      await scan(order.from + number, which);
      answerTimes.push(performance.now() - due);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { valid: answerTimes.length, milliseconds: performance.now() - since, answerTimes };
}
