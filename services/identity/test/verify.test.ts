import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createLogger } from '@hotmess/shared/service/logger';
import { createMetrics } from '@hotmess/shared/service/metrics';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { countRanks } from '../src/jobs/count-ranks.ts';
import { addVerificationMetrics, verifyOnceIn } from '../src/jobs/verify-ledger.ts';
import { collectXp, eraseXp } from '../src/dsar/xp.ts';
import { awardLogin } from '../src/xp/login.ts';
import { awardOrder } from '../src/xp/orders.ts';
import { awardScan } from '../src/xp/scans.ts';
import { type LedgerDatabase, openLedgerDatabase } from './ledger-harness.ts';

const NEVER = new AbortController().signal;
const CLI = fileURLToPath(new URL('../../../packages/local/src/xp-cli.ts', import.meta.url));
const run = promisify(execFile);
let ledger: LedgerDatabase;
let people: string[];
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
beforeEach(async () => {
  people = [await ledger.person({ contender: true }), await ledger.person()];
  for (const userId of people)
    for (let n = 0; n < 3; n++)
      await ledger.run((tx) => awardScan(tx, { userId, scanId: randomUUID(), at: new Date() }));
  await countRanks(ledger.service, NEVER);
});
afterAll(() => ledger.close());

/** Tampers as only a superuser can, past every trigger. */
async function tamper(sql: string): Promise<void> {
  const client = await ledger.superuser.connect();
  try {
    await client.query(`set session_replication_role = replica`);
    await client.query(sql);
  } finally {
    await client.query(`reset session_replication_role`);
    client.release();
  }
}
const verify = async () => {
  try {
    const { stdout } = await run(process.execPath, [CLI, 'verify'], {
      env: { ...process.env, IDENTITY_DATABASE_URL: ledger.database.serviceUrl },
    });
    return { code: 0, output: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, output: stderr };
  }
};

test('the command says that all is well, and where it is not', async () => {
  await ledger.expectFold();
  expect(await verify()).toEqual({
    code: 0,
    output: '✓ the balances of 2 people are what the ledger says\n',
  });
  const [anna, bert] = people;
  await tamper(`update xp_balance_totals set balance = 31 where user_id = '${anna}'`);
  await tamper(
    `update xp_events set points = 9 where id = (select min(id::text)::uuid from xp_events where user_id = '${bert}')`,
  );
  const { code, output } = await verify();
  expect(code).toBe(1);
  const lines = output.trim().split('\n');
  expect(
    lines.filter((line) => line.includes(anna!) && line.includes('the ledger says 30 XP by 3 events')).length,
  ).toBe(1);
  expect(lines.filter((line) => line.includes(bert!) && line.includes('the ledger says 29 XP')).length).toBe(
    1,
  );
  await tamper(`update xp_balance_totals set balance = 30 where user_id = '${anna}'`);
  await tamper(`update xp_events set points = 10 where user_id = '${bert}'`);
});

test('rows without a balance, balances without rows, a wrong board and wrong counts are found', async () => {
  const [anna, bert] = people;
  const nobody = randomUUID();
  await tamper(`delete from xp_balance_totals where user_id = '${bert}'`);
  await tamper(`insert into xp_balance_totals (user_id, balance, total_events, last_activity, month, month_balance)
                values ('${nobody}', 5, 1, now(), '2026-01-01', 5)`);
  await tamper(`update xp_balance_totals set on_board = false where user_id = '${anna}'`);
  await tamper(`update xp_rank_counts set people = people + 1 where period = '-infinity' and width = 1`);
  const found = await ledger.mismatches();
  expect(found.filter((each) => each.what === 'balance' && each.userId === bert)).toMatchObject([
    { ledger: { balance: 30 }, kept: null },
  ]);
  expect(found.filter((each) => each.what === 'balance' && each.userId === nobody)).toMatchObject([
    { ledger: null, kept: { balance: 5 } },
  ]);
  expect(found.filter((each) => each.what === 'board' && each.userId === anna).length).toBe(1);
  expect(found.filter((each) => each.what === 'rank_count').length).toBeGreaterThan(0);

  // The job notes it, and every replica's gauge says so.
  const metrics = createMetrics('identity');
  addVerificationMetrics(metrics, ledger.service);
  const logger = createLogger('test', 'silent');
  await verifyOnceIn(ledger.service, logger, 3_600_000, NEVER);
  expect(await metrics.registry.metrics()).toContain(
    `hotmess_xp_mismatches{service="identity"} ${found.length}`,
  );
  expect(await metrics.registry.metrics()).toMatch(/hotmess_xp_verified_timestamp_seconds\{[^}]*\} \d{10}/);
  // Not due again within the hour.
  await verifyOnceIn(ledger.service, logger, 3_600_000, NEVER);
  expect((await ledger.superuser.query('select from xp_verifications')).rowCount).toBe(1);
  await verifyOnceIn(ledger.service, logger, 0, NEVER);
  expect((await ledger.superuser.query('select from xp_verifications')).rowCount).toBe(2);
});

test('a person takes his XP with him as a copy; erased, the ledger still sums and leads to nobody', async () => {
  const fresh = await openLedgerDatabase();
  const userId = await fresh.person({ contender: true });
  await fresh.run((tx) => awardLogin(tx, userId));
  const order = randomUUID();
  await fresh.run((tx) =>
    awardOrder(tx, {
      orderId: order,
      version: 1,
      buyerId: userId,
      type: 'official',
      total: 100,
      currency: 'GBP',
      paidAt: new Date().toISOString(),
      lines: [{ lineId: randomUUID(), kind: 'product', itemId: randomUUID(), quantity: 2, xpEach: 4 }],
    }),
  );
  const part = await fresh.run((tx) => collectXp(tx, userId));
  expect(part['xpEvents']).toMatchObject([
    { type: 'daily_login', points: 5 },
    { type: 'purchase', points: 8 },
  ]);
  expect(part['xpBalances']).toMatchObject([{ balance: 13, month_balance: 13 }]);
  expect(part['loginStreaks']).toMatchObject([{ days: 1 }]);
  expect(part['paidOrders']).toMatchObject([{ order_id: order }]);
  for (const [rows, again] of [
    [1, false],
    [0, true],
  ] as const) {
    expect(await fresh.run((tx) => eraseXp(tx, userId)), String(again)).toEqual([
      { table: 'login_streaks', treatment: 'deleted', rows, basis: null },
      { table: 'paid_orders', treatment: 'deleted', rows, basis: null },
      { table: 'xp_events', treatment: 'retained', rows: 2, basis: 'LEDGER_INTEGRITY' },
      { table: 'xp_balance_totals', treatment: 'retained', rows: 1, basis: 'LEDGER_INTEGRITY' },
    ]);
  }
  await fresh.setStatus(userId, 'erased');
  await fresh.expectFold();
  expect((await fresh.superuser.query('select from xp_leaderboard')).rowCount).toBe(0);
  await fresh.close();
});
