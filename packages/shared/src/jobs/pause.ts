import { setTimeout } from 'node:timers/promises';

/** Waits, or until the signal aborts; it does not throw then. @param milliseconds how long */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {});
}
