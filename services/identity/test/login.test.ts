import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { awardLogin } from '../src/xp/login.ts';
import { type LedgerDatabase, openLedgerDatabase } from './ledger-harness.ts';

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
afterAll(() => ledger.close());

const login = (userId: string, at: Date | string) => ledger.run((tx) => awardLogin(tx, userId, new Date(at)));
const moveTo = (userId: string, timeZone: string) =>
  ledger.superuser.query('update user_private set time_zone = $2 where user_id = $1', [userId, timeZone]);
const daysOf = async (userId: string) =>
  (await ledger.superuser.query('select days from login_streaks where user_id = $1', [userId])).rows[0]?.days;
const HOUR = 3_600_000;

test('a day earns once, by the person’s own clock, also for many at once', async () => {
  const userId = await ledger.person({ timeZone: 'Asia/Kolkata' });
  // 18:30 UTC is midnight in Kolkata.
  await Promise.all(Array.from({ length: 8 }, () => login(userId, '2026-03-01T18:29:00Z')));
  expect(await ledger.rowsOf(userId)).toEqual([{ type: 'daily_login', points: 5 }]);
  await login(userId, '2026-03-01T18:31:00Z');
  expect((await ledger.rowsOf(userId)).length).toBe(2);
  expect(await daysOf(userId)).toBe(2);
  const { rows } = await ledger.superuser.query(
    `select source_event_id as day from xp_events where user_id = $1 order by id`,
    [userId],
  );
  expect(rows).toEqual([{ day: '2026-03-01' }, { day: '2026-03-02' }]);
});

test('seven days in a row bring 25, thirty bring 150, each once in a streak; a day left out begins anew', async () => {
  const userId = await ledger.person();
  const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n, 12));
  for (let n = 0; n < 31; n++) await login(userId, day(n));
  const bonuses = async () =>
    (await ledger.rowsOf(userId)).filter(({ type }) => type === 'streak_bonus').map(({ points }) => points);
  expect(await bonuses()).toEqual([25, 150]);
  for (let n = 32; n < 39; n++) await login(userId, day(n));
  expect(await bonuses()).toEqual([25, 150, 25]);
  expect(await daysOf(userId)).toBe(7);
  await ledger.expectFold();
});

test.each([
  ['Europe/London', '2026-03-27', 5],
  ['Europe/London', '2026-10-23', 5],
  ['America/New_York', '2026-03-06', 5],
  ['Australia/Lord_Howe', '2026-04-03', 5],
  ['Africa/Cairo', '2026-04-22', 5],
  // There was no 30 December 2011 in Apia.
  ['Pacific/Apia', '2011-12-28', 4],
])('a streak goes on over the change of the clock: %s, from %s', async (timeZone, from, days) => {
  await ledger.superuser.query(
    `update xp_rules set active_from = '2000-01-01Z' where active_from = '2025-01-01Z'`,
  );
  for (const clock of ['00:00:30', '23:59:30']) {
    const userId = await ledger.person({ timeZone });
    const { rows } = await ledger.superuser.query<{ at: Date }>(
      `select distinct ($1::date + n + $2::time) at time zone $3 as at from generate_series(0, 4) as n order by 1`,
      [from, clock, timeZone],
    );
    for (const { at } of rows) await login(userId, at);
    expect(await daysOf(userId), clock).toBe(days);
  }
});

test('who crosses the date line leaves out a date and no day; who goes back gets no day twice', async () => {
  const east = await ledger.person({ timeZone: 'America/Los_Angeles' });
  await login(east, '2026-06-02T04:00:00Z'); // 1 June, 21:00
  await moveTo(east, 'Pacific/Auckland');
  await login(east, '2026-06-02T20:00:00Z'); // 3 June, 08:00: 16 hours later
  expect(await daysOf(east)).toBe(2);
  const west = await ledger.person({ timeZone: 'Pacific/Auckland' });
  await login(west, '2026-06-02T20:00:00Z'); // 3 June
  await moveTo(west, 'America/Los_Angeles');
  await login(west, '2026-06-03T05:00:00Z'); // 2 June there
  await login(west, '2026-06-03T16:00:00Z'); // 3 June again
  expect((await ledger.rowsOf(west)).length).toBe(1);
  await login(west, '2026-06-04T16:00:00Z');
  expect(await daysOf(west)).toBe(2);
});

/** The date that a zone's clock shows, by Node: another calendar than PostgreSQL's. */
const dateIn = (timeZone: string, at: Date) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);

test('by whatever zone and rhythm: one award a date, and the streak that a calendar says', async () => {
  const zones = ['Europe/London', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Chatham', 'Africa/Cairo'];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...zones),
      fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-01'), noInvalidDate: true }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }),
      async (timeZone, start, pauses) => {
        const userId = await ledger.person({ timeZone });
        let at = start.getTime();
        let streak = 0;
        let last = '';
        const dates = new Set<string>();
        for (const pause of [0, ...pauses]) {
          at += pause * HOUR;
          await login(userId, new Date(at));
          const date = dateIn(timeZone, new Date(at));
          if (date !== last) {
            const next = new Date(Date.parse(last || '2000-01-01') + 24 * HOUR).toISOString().slice(0, 10);
            streak = date === next ? streak + 1 : 1;
          }
          last = date;
          dates.add(date);
        }
        const rows = await ledger.rowsOf(userId);
        expect(rows.filter(({ type }) => type === 'daily_login').length).toBe(dates.size);
        expect(await daysOf(userId)).toBe(streak);
      },
    ),
    { numRuns: 30 },
  );
});

test('every zone that a person may choose is one that the database knows', async () => {
  const zones = [
    ...Intl.supportedValuesOf('timeZone'),
    'UTC',
    'GMT',
    'Europe/Kiev',
    'Asia/Calcutta',
    'US/Pacific',
  ];
  const { rows } = await ledger.superuser.query(
    `select zone from unnest($1::text[]) as zone
     where not exists (select from pg_timezone_names where lower(name) = lower(zone))`,
    [zones],
  );
  expect(rows).toEqual([]);
});
