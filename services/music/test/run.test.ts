import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Run, type Stretch, fullMinutes, listeningId, takeBeat } from '../src/listening/run.ts';
import { published } from '../src/listening/threshold.ts';

const START = Date.parse('2026-03-07T21:00:00Z');
const SECOND = 1_000;

/** What heartbeats at these milliseconds make; each stretch as seconds after the first. */
function listen(times: readonly number[]): { run: Run | undefined; stretches: Stretch[] } {
  let run: Run | undefined;
  const stretches: Stretch[] = [];
  for (const time of times) {
    const beat = takeBeat(run, new Date(START + time));
    run = beat.run;
    if (beat.recorded) stretches.push(beat.recorded);
  }
  return { run, stretches };
}
const each = (seconds: number, count: number) =>
  Array.from({ length: count }, (_, n) => n * seconds * SECOND);

test.each([
  ['ten minutes are eleven heartbeats', each(60, 11), 1],
  ['one less is not yet', each(60, 10), 0],
  ['an hour and a half', each(60, 91), 9],
  ['every second earns no more', each(1, 601), 1],
  ['every second for nine and a half minutes earns nothing', each(1, 571), 0],
  ['twice a minute, as of two devices', each(30, 61), 3],
  [
    'a heartbeat that is 29 seconds late is forgiven',
    [...each(60, 6), 389 * SECOND, ...each(60, 11).slice(7)],
    1,
  ],
  ['the tenth may come a moment early', [...each(60, 10), 596 * SECOND], 1],
  ['a gap begins anew', [...each(60, 10), (540 + 91) * SECOND, 700 * SECOND], 0],
  ['one every two minutes is no listening', each(120, 30), 0],
  ['the very same again, as a retry', [...each(60, 11), 600 * SECOND, 600 * SECOND], 1],
  ['a clock that went back', [...each(60, 11), 599 * SECOND, 660 * SECOND], 1],
])('%s', (_, times, stretches) => {
  expect(listen(times).stretches).toHaveLength(stretches);
});

test('property: jitter of a client that keeps to its minutes costs nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -14_000, max: 14_000 }), { minLength: 25, maxLength: 70 }),
      (jitter) => {
        const times = jitter.map((off, minute) => Math.max(0, minute * 60_000 + off));
        const lasted = times.at(-1)! - times[0]!;
        expect(listen(times).stretches.length).toBe(Math.floor((lasted + 5_000) / 600_000));
      },
    ),
    { numRuns: 200 },
  );
});

test('property: whatever is sent, over any time there are no more stretches than full ten minutes, and none overlap', () => {
  const gaps = fc.array(fc.oneof(fc.integer({ min: 0, max: 95_000 }), fc.integer({ min: 0, max: 20_000 })), {
    maxLength: 400,
  });
  fc.assert(
    fc.property(gaps, (waits) => {
      let at = 0;
      const { stretches } = listen([0, ...waits.map((wait) => (at += wait))]);
      expect(stretches.length).toBeLessThanOrEqual((at + 5_000) / 600_000);
      for (const [index, { startedAt, endedAt }] of stretches.entries()) {
        expect(endedAt.getTime() - startedAt.getTime()).toBe(600_000);
        const before = stretches[index - 1];
        if (before) expect(startedAt.getTime()).toBeGreaterThanOrEqual(before.endedAt.getTime());
      }
    }),
    { numRuns: 200 },
  );
});

test('the id of a stretch is a UUID of its person and beginning', () => {
  const [stretch, next] = listen(each(60, 21)).stretches as [Stretch, Stretch];
  const id = listeningId('10000000-0000-7000-8000-000000000001', stretch);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(listeningId('10000000-0000-7000-8000-000000000001', { ...stretch })).toBe(id);
  expect(listeningId('10000000-0000-7000-8000-000000000002', stretch)).not.toBe(id);
  expect(listeningId('10000000-0000-7000-8000-000000000001', next)).not.toBe(id);
});

test('minutes towards the next ten', () => {
  const { run } = listen(each(60, 4));
  expect(fullMinutes(run!, new Date(START + 239 * SECOND))).toBe(3);
  const early = listen([...each(60, 10), 596 * SECOND]).run!;
  expect(fullMinutes(early, new Date(START + 596 * SECOND))).toBe(0);
});

test.each([
  [0, null],
  [19, null],
  [20, 20],
  [24, 20],
  [25, 25],
  [1_004, 1_000],
])('%i listeners are published as %o', (persons, shown) => {
  expect(published(persons)).toBe(shown);
});
