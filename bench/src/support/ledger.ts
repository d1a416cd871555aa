import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { LocalStack } from './local-stack.ts';

/** Looks at identity's ledger as a superuser. */
export interface Ledger {
  /** Rows that scans earned. */
  count(): Promise<number>;
  /** Waits until there are that many. @returns milliseconds waited @throws where they do not come in time */
  waitFor(rows: number, patience: number): Promise<number>;
  /**
   * Milliseconds from scan to ledger row of the rows since then, by timestamps of the same server's clock: the scan's
   * transaction began, the ledger's transaction began.
   */
  delays(since: Date): Promise<number[]>;
  now(): Promise<Date>;
  close(): Promise<void>;
}

/** Opens it. */
export async function openLedger(stack: LocalStack): Promise<Ledger> {
  const client = new pg.Client({ connectionString: stack.superuserUrl('identity') });
  await client.connect();
  const count = async (): Promise<number> => {
    const { rows } = await client.query<{ rows: number }>(
      `select count(*)::int as rows from xp_events where source = 'nightlife'`,
    );
    return rows[0]!.rows;
  };
  return {
    count,
    async waitFor(expected, patience) {
      const since = performance.now();
      for (let found = await count(); found < expected; found = await count()) {
        if (performance.now() - since > patience)
          throw new Error(`Only ${found} of ${expected} scans reached the ledger in ${patience / 1000} s.`);
        await sleep(50);
      }
      return performance.now() - since;
    },
    async delays(since) {
      const { rows } = await client.query<{ delay: number }>(
        `select (extract(epoch from created_at - occurred_at) * 1000)::float8 as delay
         from xp_events where source = 'nightlife' and occurred_at >= $1`,
        [since],
      );
      return rows.map(({ delay }) => delay);
    },
    now: async () => (await client.query<{ now: Date }>('select now() as now')).rows[0]!.now,
    close: () => client.end(),
  };
}
