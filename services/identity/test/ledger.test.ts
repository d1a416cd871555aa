import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { award } from '../src/xp/award.ts';
import { reverse } from '../src/xp/reversal.ts';
import { awardScan, voidScan } from '../src/xp/scans.ts';
import { type LedgerDatabase, openLedgerDatabase } from './ledger-harness.ts';

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
afterAll(() => ledger.close());

const scan = (userId: string, scanId: string = randomUUID(), at = new Date()) => ({ userId, scanId, at });

test('nobody changes or deletes a row: no role, not the owner, not on a partition', async () => {
  const userId = await ledger.person();
  await ledger.run((tx) => awardScan(tx, scan(userId)));
  const { rows: tables } = await ledger.superuser.query<{ name: string; on: string }>(
    `select c.relname as name from pg_class c where c.relname ~ '^xp_events(_[0-9])?$' and c.relkind in ('r', 'p')`,
  );
  expect(tables.length).toBe(9);
  const owner = new pg.Client({ connectionString: ledger.database.migratorUrl });
  const login = new pg.Client({ connectionString: ledger.database.serviceUrl });
  await Promise.all([owner.connect(), login.connect()]);
  await owner.query('set role identity_owner');
  for (const { name } of tables) {
    for (const sql of [`update ${name} set points = 1`, `delete from ${name}`, `truncate ${name} cascade`]) {
      await expect(owner.query(sql), `owner: ${sql}`).rejects.toMatchObject({ code: 'HM002' });
      await expect(ledger.superuser.query(sql), `superuser: ${sql}`).rejects.toMatchObject({ code: 'HM002' });
      for (const role of ['anon', 'app_user', 'moderator', 'admin', 'system', 'relay']) {
        await login.query(`set role ${role}`);
        await expect(login.query(sql), `${role}: ${sql}`).rejects.toMatchObject({ code: '42501' });
      }
    }
  }
  await Promise.all([owner.end(), login.end()]);
  expect((await ledger.rowsOf(userId)).length).toBe(1);
});

test('the guards of the ledger are in place and enabled', async () => {
  const { rows } = await ledger.superuser.query(
    `select c.relname || ' ' || t.tgname as trigger from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relname ~ '^xp_events' and t.tgname in ('append_only', 'z_balance') and t.tgenabled = 'O'`,
  );
  expect(rows.length).toBe(18);
});

test('one thing has one row, however often and however much at once it is told of', async () => {
  const userId = await ledger.person();
  const once = scan(userId);
  await Promise.all(Array.from({ length: 8 }, () => ledger.run((tx) => awardScan(tx, once))));
  expect(await ledger.rowsOf(userId)).toEqual([{ type: 'beacon_scan', points: 10 }]);
  const { rows } = await ledger.superuser.query(
    `select envelope from outbox where envelope like '%' || $1 || '%'`,
    [userId],
  );
  expect(rows.length).toBe(1);
});

test('concurrent appends to few people: balances are the fold of the ledger', async () => {
  const people = [await ledger.person(), await ledger.person(), await ledger.person()];
  await Promise.all(
    Array.from({ length: 150 }, (_, n) => ledger.run((tx) => awardScan(tx, scan(people[n % 3]!)))),
  );
  const { rows } = await ledger.superuser.query(
    'select balance::int, total_events::int from xp_balances where user_id = any($1)',
    [people],
  );
  expect(rows).toEqual(people.map(() => ({ balance: 500, total_events: 50 })));
  await ledger.expectFold();
});

test('a rolled back append leaves no balance', async () => {
  const userId = await ledger.person();
  await expect(
    ledger.run(async (tx) => {
      await awardScan(tx, scan(userId));
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  const { rows } = await ledger.superuser.query('select 1 from xp_balances where user_id = $1', [userId]);
  expect(rows).toEqual([]);
});

test('scan and void give the same rows in every order, twice over, and at once', async () => {
  const orders: (readonly ('scan' | 'void')[])[] = [
    ['scan', 'void'],
    ['void', 'scan'],
    ['scan', 'scan', 'void', 'void'],
    ['void', 'scan', 'void', 'scan'],
  ];
  for (const order of orders) {
    const one = scan(await ledger.person());
    for (const what of order) await ledger.run((tx) => (what === 'scan' ? awardScan : voidScan)(tx, one));
    expect(await ledger.rowsOf(one.userId), order.join()).toEqual([
      { type: 'beacon_scan', points: 10 },
      { type: 'reversal', points: -10 },
    ]);
  }
  for (let n = 0; n < 20; n++) {
    const one = scan(await ledger.person());
    await Promise.all([ledger.run((tx) => awardScan(tx, one)), ledger.run((tx) => voidScan(tx, one))]);
    expect((await ledger.rowsOf(one.userId)).map(({ points }) => points)).toEqual([10, -10]);
  }
  await ledger.expectFold();
});

test('a reversal names the row that it takes back, and takes it back once', async () => {
  const userId = await ledger.person();
  const purchase = {
    userId,
    type: 'purchase' as const,
    source: 'commerce' as const,
    sourceEventId: randomUUID(),
    occurredAt: new Date(),
  };
  const earned = await ledger.run((tx) => award(tx, { ...purchase, points: 7, quantity: 3 }));
  expect(earned?.points).toBe(21);
  await ledger.run((tx) => reverse(tx, purchase));
  expect(await ledger.run((tx) => reverse(tx, purchase))).toBeUndefined();
  const { rows } = await ledger.superuser.query(
    'select reverses from xp_events where user_id = $1 and type = $2',
    [userId, 'reversal'],
  );
  expect(rows).toEqual([{ reverses: earned!.id }]);
  const client = await ledger.superuser.connect();
  await expect(
    client.query(
      `insert into xp_events (user_id, type, points, source, source_event_id, occurred_at, reverses)
       values ($1, 'reversal', -10, 'nightlife', 'x', now(), $2)`,
      [await ledger.person(), earned!.id],
    ),
  ).rejects.toMatchObject({ code: '23503' });
  client.release();
});

test('an erased person earns no more; one who is not known is waited for', async () => {
  const userId = await ledger.person();
  await ledger.setStatus(userId, 'erased');
  await ledger.run((tx) => awardScan(tx, scan(userId)));
  expect(await ledger.rowsOf(userId)).toEqual([]);
  await expect(ledger.run((tx) => awardScan(tx, scan(randomUUID())))).rejects.toMatchObject({
    code: 'PREDECESSOR_MISSING',
  });
});

test('a daily cap holds by the person’s own day, exactly, and at once', async () => {
  const userId = await ledger.person({ timeZone: 'Pacific/Auckland' });
  const listen = (at: string) =>
    ledger.run((tx) =>
      award(tx, {
        userId,
        type: 'radio_listen',
        source: 'music',
        sourceEventId: randomUUID(),
        occurredAt: new Date(at),
      }),
    );
  // 11:30 UTC is half an hour after midnight in Auckland in summer (+13): 10:30 is the day before.
  await Promise.all(Array.from({ length: 14 }, () => listen('2026-01-10T11:30:00Z')));
  const points = (await ledger.rowsOf(userId)).map((row) => row.points);
  expect(points.length).toBe(14);
  expect(points.reduce((sum, each) => sum + each, 0)).toBe(20);
  expect((await listen('2026-01-10T10:30:00Z'))?.points).toBe(2);
  expect((await listen('2026-01-11T10:59:59Z'))?.points).toBe(0);
  expect((await listen('2026-01-11T11:00:00Z'))?.points).toBe(2);
});

test('the rule of the moment counts, also when it has changed since', async () => {
  const userId = await ledger.person();
  const admin = { role: 'admin', userId, sessionId: userId, authTime: 0, restricted: false } as const;
  const listing = (at: Date) =>
    ledger.run((tx) =>
      award(tx, {
        userId,
        type: 'listing_approved',
        source: 'nightlife',
        sourceEventId: randomUUID(),
        occurredAt: at,
      }),
    );
  const before = new Date(Date.now() - 60_000);
  await ledger.service.inTransaction(admin, async ({ db }) => {
    await db
      .updateTable('xp_rules')
      .set({ active_to: new Date() })
      .where('type', '=', 'listing_approved')
      .where('active_to', 'is', null)
      .execute();
    await db
      .insertInto('xp_rules')
      .values({ type: 'listing_approved', points: 99, active_from: new Date() })
      .execute();
  });
  expect((await listing(before))?.points).toBe(15);
  expect((await listing(new Date(Date.now() + 1_000)))?.points).toBe(99);
  expect(await listing(new Date('2024-01-01'))).toBeUndefined();
});
