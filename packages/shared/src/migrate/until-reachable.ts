import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** What a server that is starting, or not there yet, answers. A wrong password is not among them: it stays wrong. */
const NOT_YET = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ECONNRESET', '57P03']);
const PAUSE = 500;

/**
 * Waits until a PostgreSQL takes connections.
 * @param patience milliseconds
 * @throws what it answered last, where that is no matter of waiting or the time is over
 */
export async function untilReachable(url: string, patience: number): Promise<void> {
  const giveUp = performance.now() + patience;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    try {
      await client.connect();
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!NOT_YET.has(code) || performance.now() > giveUp) throw error;
      await sleep(PAUSE);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
