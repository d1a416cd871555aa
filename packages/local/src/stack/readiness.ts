import { logTail } from '../backing/daemon.ts';
import { Problem } from '../backing/problem.ts';

export type Awaited = { name: string; readyUrl: string; logFile: string };

/**
 * Waits until every process answers 200 on its `/readyz`.
 *
 * @param options.timeoutMs how long in all, in milliseconds
 * @param options.progress is told who is not ready yet
 * @throws Problem that names who is not, with what they answer and the ends of their logs
 */
export async function waitUntilReady(
  processes: readonly Awaited[],
  options: { timeoutMs: number; signal: AbortSignal; progress: (text: string) => void },
): Promise<void> {
  const giveUp = Date.now() + options.timeoutMs;
  let missing = [...processes];
  for (;;) {
    const answers = await Promise.all(
      missing.map(async (process) => ({ process, says: await ask(process.readyUrl) })),
    );
    options.signal.throwIfAborted();
    const waiting = answers.filter(({ says }) => says !== undefined);
    if (waiting.length === 0) return;
    missing = waiting.map(({ process }) => process);
    options.progress(`waiting for ${missing.map(({ name }) => name).join(', ')}`);
    if (Date.now() > giveUp) {
      const told = waiting.map(
        ({ process, says }) => `  ${process.name}: ${says}\n${logTail(process.logFile)}`,
      );
      throw new Problem(`Not ready after ${options.timeoutMs / 1000} s:\n${told.join('\n')}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** @returns undefined when ready, else why not */
async function ask(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3000) });
    const body = await response.text();
    return response.ok ? undefined : `${response.status} ${body.slice(0, 300)}`;
  } catch {
    return 'no answer';
  }
}
