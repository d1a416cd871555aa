import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WeeklyBlock } from '../src/schedule-block/airing.ts';
import { firstInstant, wallTime } from '../src/schedule-block/station-clock.ts';
import { Timeline } from '../src/schedule/timeline.ts';
import type { ShowAiring } from '../src/schedule/week.ts';
import { minutesOf, weekOf } from './week.ts';

const LONDON = 'Europe/London';
const MINUTE = 60_000;
const WEEK = 7 * 1440;

type Named = WeeklyBlock & { readonly name: string };
const block = (name: string, day_of_week: number, start_time: string, end_time: string): Named => ({
  name,
  day_of_week,
  start_time,
  end_time,
});
const scheduleAt = (blocks: readonly Named[], zone: string, now: Date) =>
  new Timeline(weekOf(blocks), zone).at(now);
const at = (blocks: readonly Named[], now: string, zone = LONDON) => {
  const { onAir, upNext } = scheduleAt(blocks, zone, new Date(now));
  const show = (airing: ShowAiring | null) =>
    airing && [
      airing.blockId,
      airing.startsAt.toISOString().slice(0, 16),
      airing.endsAt.toISOString().slice(0, 16),
    ];
  return { onAir: show(onAir), upNext: show(upNext) };
};

describe('what is on air', () => {
  const week = [
    block('lunch', 1, '12:00', '14:00'),
    block('late', 6, '22:00', '02:00'),
    block('small hours', 0, '02:00', '03:00'),
  ];
  test.each([
    ['a quiet hour', '2026-01-12T10:00Z', null, ['lunch', '2026-01-12T12:00', '2026-01-12T14:00']],
    [
      'the start belongs to it',
      '2026-01-12T12:00Z',
      ['lunch', '2026-01-12T12:00', '2026-01-12T14:00'],
      ['late', '2026-01-17T22:00', '2026-01-18T02:00'],
    ],
    ['the end does not', '2026-01-12T14:00Z', null, ['late', '2026-01-17T22:00', '2026-01-18T02:00']],
    [
      'before Saturday midnight',
      '2026-01-17T23:59Z',
      ['late', '2026-01-17T22:00', '2026-01-18T02:00'],
      ['small hours', '2026-01-18T02:00', '2026-01-18T03:00'],
    ],
    [
      'after it',
      '2026-01-18T01:59Z',
      ['late', '2026-01-17T22:00', '2026-01-18T02:00'],
      ['small hours', '2026-01-18T02:00', '2026-01-18T03:00'],
    ],
    [
      'what borders follows',
      '2026-01-18T02:00Z',
      ['small hours', '2026-01-18T02:00', '2026-01-18T03:00'],
      ['lunch', '2026-01-19T12:00', '2026-01-19T14:00'],
    ],
    [
      'in summer the wall is an hour ahead',
      '2026-07-13T11:00Z',
      ['lunch', '2026-07-13T11:00', '2026-07-13T13:00'],
      ['late', '2026-07-18T21:00', '2026-07-19T01:00'],
    ],
    [
      'the night the clock goes forward is short',
      '2026-03-29T00:30Z',
      ['late', '2026-03-28T22:00', '2026-03-29T01:00'],
      ['small hours', '2026-03-29T01:00', '2026-03-29T02:00'],
    ],
    [
      'the night it goes back is long',
      '2026-10-25T01:30Z',
      ['late', '2026-10-24T21:00', '2026-10-25T02:00'],
      ['small hours', '2026-10-25T02:00', '2026-10-25T03:00'],
    ],
  ])('%s', (_, now, onAir, upNext) => {
    expect(at(week, now)).toEqual({ onAir, upNext });
  });

  test('a block that the jump swallows is skipped and comes again a week later', () => {
    const swallowed = [block('gone', 0, '01:10', '01:50')];
    expect(at(swallowed, '2026-03-29T00:59Z')).toEqual({
      onAir: null,
      upNext: ['gone', '2026-04-05T00:10', '2026-04-05T00:50'],
    });
    expect(at(swallowed, '2026-03-29T01:00Z').onAir).toBeNull();
  });

  test('a block of a whole day is its own successor', () => {
    const always = [0, 1, 2, 3, 4, 5, 6].map((day) => block(`day ${day}`, day, '06:00', '06:00'));
    expect(at(always, '2026-03-29T02:00Z')).toEqual({
      onAir: ['day 6', '2026-03-28T06:00', '2026-03-29T05:00'],
      upNext: ['day 0', '2026-03-29T05:00', '2026-03-30T05:00'],
    });
  });

  test('nothing scheduled, nothing on air and nothing next', () => {
    expect(at([], '2026-01-12T10:00Z')).toEqual({ onAir: null, upNext: null });
  });
});

test.each([
  ['winter', LONDON, '2026-01-12T10:00Z', '2026-01-12T10:00Z'],
  ['summer', LONDON, '2026-07-12T10:00Z', '2026-07-12T09:00Z'],
  ['a time that does not exist is the jump', LONDON, '2026-03-29T01:30Z', '2026-03-29T01:00Z'],
  ['a time that exists twice is the first', LONDON, '2026-10-25T01:30Z', '2026-10-25T00:30Z'],
  ['half an hour', 'Australia/Lord_Howe', '2026-10-04T02:15Z', '2026-10-03T15:30Z'],
  ['a quarter of an hour', 'Asia/Kathmandu', '2026-01-12T10:00Z', '2026-01-12T04:15Z'],
  ['a midnight that does not exist', 'America/Havana', '2026-03-08T00:30Z', '2026-03-08T05:00Z'],
  ['a day that does not exist', 'Pacific/Apia', '2011-12-30T12:00Z', '2011-12-30T10:00Z'],
])('wall to instant: %s', (_, zone, wall, instant) => {
  expect(new Date(firstInstant(zone, Date.parse(wall))).toISOString()).toBe(new Date(instant).toISOString());
});

/** A week cut into pieces, each of which is on air: a tiling with blocks of at most a day. */
const tiling = fc
  .uniqueArray(fc.integer({ min: 0, max: WEEK - 1 }), { minLength: 7, maxLength: 40 })
  .map((cuts) => [...new Set([...cuts, 0, 1440, 2880, 4320, 5760, 7200, 8640])].sort((a, b) => a - b))
  // Turned by some minutes, so that one block goes on past the midnight after Saturday.
  .chain((cuts) => fc.integer({ min: 0, max: 1439 }).map((turn) => cuts.map((cut) => cut + turn)))
  .map((cuts) =>
    cuts.map((start, index) => {
      const end = cuts[index + 1] ?? cuts[0]! + WEEK;
      return block(`${index}`, Math.floor(start / 1440) % 7, clock(start), clock(end));
    }),
  );
const zone = fc.constantFrom(
  LONDON,
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Havana',
  'Asia/Kathmandu',
  'UTC',
);
const instant = fc.date({ min: new Date('2024-01-01'), max: new Date('2032-01-01'), noInvalidDate: true });
/** Within a day of London's and New York's jumps. */
const nearJump = fc
  .tuple(
    fc.constantFrom('2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-03-08T07:00Z', '2026-11-01T06:00Z'),
    fc.integer({ min: -1440, max: 1440 }),
  )
  .map(([jump, minutes]) => new Date(Date.parse(jump) + minutes * MINUTE));

test('property: of a week without gaps exactly one block is on air at every instant, and the next follows at its end', () => {
  fc.assert(
    fc.property(tiling, zone, fc.oneof(instant, nearJump), (blocks, station, now) => {
      const { onAir, upNext } = scheduleAt(blocks, station, now);
      expect(onAir).not.toBeNull();
      expect(onAir!.startsAt <= now && now < onAir!.endsAt).toBe(true);
      expect(upNext!.startsAt).toEqual(onAir!.endsAt);
    }),
    { numRuns: 150 },
  );
});

test('property: away from jumps of the clock, it is the block whose minutes the wall shows', () => {
  fc.assert(
    fc.property(tiling, zone, instant, (blocks, station, now) => {
      const shift = (hours: number) => {
        const then = now.getTime() + hours * 3_600_000;
        return wallTime(station, then) - then;
      };
      fc.pre([-48, -24, 24, 48].every((hours) => shift(hours) === shift(0)));
      const wall = new Date(wallTime(station, now.getTime()));
      const minute = wall.getUTCDay() * 1440 + wall.getUTCHours() * 60 + wall.getUTCMinutes();
      const shown = blocks.filter((candidate) => minutesOf(candidate).has(minute));
      expect(shown.map(({ name }) => name)).toEqual([scheduleAt(blocks, station, now).onAir!.blockId]);
    }),
    { numRuns: 150 },
  );
});

function clock(minuteOfWeek: number): string {
  const minute = minuteOfWeek % 1440;
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
