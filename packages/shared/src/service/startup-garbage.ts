import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds after a start by which first connections and consumers are there. */
const SETTLED = 5_000;

/**
 * Gives back, in a while, what only the start needed, a tenth of an idle process: V8 collects when something is allocated,
 * and nobody allocates in one that waits. Once; it takes some 50 ms.
 */
export function collectStartupGarbage(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    setFlagsFromString('--no-expose-gc');
  }, SETTLED).unref();
}
