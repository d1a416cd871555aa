import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countRanks } from '../src/jobs/count-ranks.ts';
import { award } from '../src/xp/award.ts';
import { awardLogin } from '../src/xp/login.ts';
import { awardScan, voidScan } from '../src/xp/scans.ts';
import { type LedgerDatabase, openLedgerDatabase } from './ledger-harness.ts';

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
afterAll(() => ledger.close());

const NEVER = new AbortController().signal;
const who = fc.integer({ min: 0, max: 2 });
const what = fc.integer({ min: 0, max: 5 });
type Step = readonly [kind: string, person: number, thing: number];
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom('scan', 'void', 'listen', 'listing', 'login', 'old'), who, what),
  fc.tuple(fc.constantFrom('hide', 'show', 'withdraw', 'consent', 'ban', 'reinstate'), who, what),
  fc.tuple(fc.constant('count'), who, what),
);

/** One step of someone's, in a transaction of its own. */
function take(
  [kind, person, thing]: Step,
  people: readonly string[],
  things: readonly string[],
): Promise<unknown> {
  const userId = people[person]!;
  const id = things[thing]!;
  const scan = { userId, scanId: `${id.slice(0, -1)}${person}`, at: new Date() };
  const given = { userId, sourceEventId: id, occurredAt: new Date() };
  switch (kind) {
    case 'scan':
      return ledger.run((tx) => awardScan(tx, scan));
    case 'void':
      return ledger.run((tx) => voidScan(tx, scan));
    case 'listen':
      return ledger.run((tx) => award(tx, { ...given, type: 'radio_listen', source: 'music' }));
    case 'listing':
      return ledger.run((tx) => award(tx, { ...given, type: 'listing_approved', source: 'commerce' }));
    case 'old': {
      const occurredAt = new Date(Date.now() - thing * 20 * 24 * 3_600_000);
      return ledger.run((tx) =>
        award(tx, { ...given, occurredAt, type: 'listing_approved', source: 'nightlife' }),
      );
    }
    case 'login':
      return ledger.run((tx) => awardLogin(tx, userId));
    case 'count':
      return countRanks(ledger.service, NEVER);
    case 'hide':
    case 'show':
      return ledger.run(({ db }) =>
        db
          .updateTable('users')
          .set({ is_public: kind === 'show' })
          .where('id', '=', userId)
          .execute(),
      );
    case 'withdraw':
      return ledger.run(({ db }) =>
        db
          .updateTable('consents')
          .set({ withdrawn_at: new Date() })
          .where('user_id', '=', userId)
          .where('withdrawn_at', 'is', null)
          .execute(),
      );
    case 'consent':
      return ledger.run(({ db }) =>
        db
          .insertInto('consents')
          .values({ user_id: userId, kind: 'leaderboard', document_version: '1' })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    default:
      return ledger.setStatus(userId, kind === 'ban' ? 'banned' : 'active').catch((error: unknown) => {
        // Not every standing leads to every other.
        expect(error).toMatchObject({ code: 'HM001' });
      });
  }
}

test('whatever happens at once: what is kept is the fold, and no cap is passed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { maxLength: 6 }), { minLength: 1, maxLength: 6 }),
      async (threads) => {
        const people = [
          await ledger.person({ contender: true }),
          await ledger.person(),
          await ledger.person({ contender: true, timeZone: 'Asia/Tokyo' }),
        ];
        const things = Array.from({ length: 6 }, () => randomUUID());
        await Promise.all(
          threads.map(async (steps) => {
            for (const each of steps) await take(each, people, things);
          }),
        );
        await ledger.expectFold();
        await countRanks(ledger.service, NEVER);
        await ledger.expectFold();
      },
    ),
    { numRuns: 20 },
  );
  const { rows } = await ledger.superuser.query(
    `select user_id, sum(points) from xp_events where type = 'radio_listen' group by 1 having sum(points) > 20`,
  );
  expect(rows).toEqual([]);
  const { rows: moved } = await ledger.superuser.query(
    `select from xp_balance_totals
     where counted is distinct from placed or month_counted is distinct from month_placed`,
  );
  expect(moved).toEqual([]);
});

test('a cap of the day is met to the point by many at once, and where it is changed', async () => {
  await ledger.superuser.query(
    `update xp_rules set points = 7, daily_cap = 40 where type = 'listing_approved' and active_to is null`,
  );
  const userId = await ledger.person();
  await Promise.all(
    Array.from({ length: 12 }, () =>
      ledger.run((tx) =>
        award(tx, {
          userId,
          type: 'listing_approved',
          source: 'commerce',
          sourceEventId: randomUUID(),
          occurredAt: new Date('2026-05-05T12:00:00Z'),
        }),
      ),
    ),
  );
  const points = (await ledger.rowsOf(userId)).map((row) => row.points).toSorted((a, b) => b - a);
  expect(points).toEqual([7, 7, 7, 7, 7, 5, 0, 0, 0, 0, 0, 0]);
});
