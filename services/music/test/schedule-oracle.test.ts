import { expect, test } from 'vitest';
import { airingsBetween } from '../src/schedule/week.ts';
import { Timeline } from '../src/schedule/timeline.ts';
import { minutesOf, weekOf } from './week.ts';

const MINUTE = 60_000;
const DAY = 1440;
const WEEK = 7 * DAY;
/** 1 January 1970 was a Thursday. */
const WEEKDAY_OF_DAY_ZERO = 4;

/**
 * The minute that a zone's clock shows at each minute of UTC, both counted since 1970. Asked of Intl in another way than
 * the code under test does; whole hours at once where the clock shows the same offset at both ends.
 */
function wallMinutes(zone: string, from: number, to: number): Int32Array {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const shown = (minute: number): number =>
    Date.parse(`${format.format(minute * MINUTE).replace(' ', 'T')}Z`) / MINUTE;
  const walls = new Int32Array(to - from);
  for (let hour = from; hour < to; hour += 60) {
    const offset = shown(hour) - hour;
    const same = shown(Math.min(hour + 60, to)) - Math.min(hour + 60, to) === offset;
    for (let minute = hour; minute < Math.min(hour + 60, to); minute++)
      walls[minute - from] = same ? minute + offset : shown(minute);
  }
  return walls;
}

/**
 * What is on air at each minute, counted one by one: a boundary is the first minute at which the clock shows its time or
 * a later one, so what counts is the farthest that the clock has got so far.
 */
function oracle(walls: Int32Array, owner: readonly (string | null)[]): (string | null)[] {
  let farthest = -Infinity;
  return Array.from(walls, (wall) => {
    farthest = Math.max(farthest, wall);
    const minuteOfWeek = (((farthest + WEEKDAY_OF_DAY_ZERO * DAY) % WEEK) + WEEK) % WEEK;
    return owner[minuteOfWeek]!;
  });
}

/** A week with borders at awkward minutes, gaps, blocks past midnight, one past Saturday's, and one of a whole day. */
const BLOCKS = [
  ['sunday small hours', 0, '01:30', '02:00'],
  ['sunday after', 0, '02:00', '02:30'],
  ['sunday morning', 0, '02:45', '09:13'],
  ['sunday night', 0, '22:07', '01:59'],
  ['monday', 1, '02:01', '02:02'],
  ['tuesday', 2, '00:00', '00:00'],
  ['wednesday', 3, '12:00', '12:00'],
  ['thursday', 4, '12:01', '23:59'],
  ['friday', 5, '00:00', '03:00'],
  ['friday noon', 5, '11:30', '13:00'],
  ['saturday', 6, '00:15', '02:15'],
  ['saturday night', 6, '21:00', '01:15'],
].map(([name, day_of_week, start_time, end_time]) => ({ name, day_of_week, start_time, end_time })) as {
  name: string;
  day_of_week: number;
  start_time: string;
  end_time: string;
}[];

const OWNER = Array.from(
  { length: WEEK },
  (_, minute) => BLOCKS.find((block) => minutesOf(block).has(minute))?.name ?? null,
);

test.each([
  ['Europe/London', 2026],
  ['America/New_York', 2026],
  ['Asia/Kolkata', 2026],
  ['Australia/Lord_Howe', 2026],
  ['Pacific/Apia', 2026],
  // The year in which Samoa had no 30 December, and two changes of its clock besides.
  ['Pacific/Apia', 2011],
])('every minute of a year: %s %i', (zone, year) => {
  const lead = 3 * DAY;
  const from = Date.UTC(year, 0, 1) / MINUTE - lead;
  const to = Date.UTC(year + 1, 0, 3) / MINUTE;
  const expected = oracle(wallMinutes(zone, from, to), OWNER);

  const found: (string | null)[] = Array.from({ length: to - from }, () => null);
  const airings = airingsBetween(
    weekOf(BLOCKS),
    zone,
    new Date((from + lead) * MINUTE),
    new Date(to * MINUTE),
  );
  const clashes: string[] = [];
  for (const { blockId, startsAt, endsAt } of airings) {
    const [first, end] = [startsAt.getTime() / MINUTE, endsAt.getTime() / MINUTE];
    if (!Number.isInteger(first) || !Number.isInteger(end))
      clashes.push(`${blockId} ${startsAt.toISOString()}`);
    for (let minute = Math.max(first, from); minute < Math.min(end, to); minute++) {
      if (found[minute - from] !== null)
        clashes.push(`${blockId} ${new Date(minute * MINUTE).toISOString()}`);
      found[minute - from] = blockId;
    }
  }
  // Boundaries are whole minutes, and no two airings share one.
  expect(clashes).toEqual([]);
  // Where they differ first, or nowhere; an array of half a million would not be read.
  const firstWrong = expected.findIndex((block, minute) => minute >= lead && block !== found[minute]);
  expect(
    firstWrong === -1
      ? null
      : [new Date((from + firstWrong) * MINUTE).toISOString(), expected[firstWrong], found[firstWrong]],
  ).toBeNull();
});

test('a timeline asked again and again over weeks says what a fresh one says', () => {
  const kept = new Timeline(weekOf(BLOCKS), 'Europe/London');
  for (let hour = 0; hour < 24 * 40; hour += 5) {
    const now = new Date(Date.UTC(2026, 2, 10, hour, (hour * 7) % 60));
    expect(kept.at(now)).toEqual(new Timeline(weekOf(BLOCKS), 'Europe/London').at(now));
  }
  // Also where the clock of the database was put back.
  const earlier = new Date(Date.UTC(2026, 0, 1));
  expect(kept.at(earlier)).toEqual(new Timeline(weekOf(BLOCKS), 'Europe/London').at(earlier));
});

test.each([
  // London, both nights: the block that crosses the change, and the one that begins in the hour that is gone or twice.
  [
    'forward',
    '2026-03-28T20:00Z',
    '2026-03-29T04:00Z',
    [
      ['saturday night', '2026-03-28T21:00', '2026-03-29T01:00'],
      // 01:15 to 01:30 does not exist, and neither does 01:30 to 02:00: the clock jumps from 01:00 to 02:00.
      ['sunday after', '2026-03-29T01:00', '2026-03-29T01:30'],
      ['sunday morning', '2026-03-29T01:45', '2026-03-29T08:13'],
    ],
  ],
  [
    'back',
    '2026-10-24T19:00Z',
    '2026-10-25T04:00Z',
    [
      ['saturday night', '2026-10-24T20:00', '2026-10-25T00:15'],
      // It begins when the clock first shows 01:30 and ends when it shows 02:00, an hour and a half later.
      ['sunday small hours', '2026-10-25T00:30', '2026-10-25T02:00'],
      ['sunday after', '2026-10-25T02:00', '2026-10-25T02:30'],
      ['sunday morning', '2026-10-25T02:45', '2026-10-25T09:13'],
    ],
  ],
])('the night the clock goes %s, instant by instant', (_, from, to, expected) => {
  const airings = airingsBetween(weekOf(BLOCKS), 'Europe/London', new Date(from), new Date(to));
  expect(
    airings.map(({ blockId, startsAt, endsAt }) => [
      blockId,
      startsAt.toISOString().slice(0, 16),
      endsAt.toISOString().slice(0, 16),
    ]),
  ).toEqual(expected);
});

test('a date’s exception replaces or cancels the block that begins on it, to its end past midnight', () => {
  const show = { ...weekOf(BLOCKS).blocks[0]!.show, id: 'guest', title: 'guest' };
  const week = weekOf(BLOCKS, [
    { blockId: 'saturday night', onDate: '2026-01-17', show },
    { blockId: 'friday noon', onDate: '2026-01-16', show: null },
    // On a date on which the block does not begin it has nothing to replace.
    { blockId: 'friday noon', onDate: '2026-01-17', show },
  ]);
  const timeline = new Timeline(week, 'Europe/London');
  const at = (now: string) => {
    const { onAir, upNext } = timeline.at(new Date(now));
    return [onAir && [onAir.show.title, onAir.replaced], upNext?.show.title];
  };
  expect(at('2026-01-18T00:30Z')).toEqual([['guest', true], 'sunday small hours']);
  expect(at('2026-01-25T00:30Z')).toEqual([['saturday night', false], 'sunday small hours']);
  expect(at('2026-01-16T12:00Z')).toEqual([null, 'saturday']);
  expect(at('2026-01-23T12:00Z')).toEqual([['friday noon', false], 'saturday']);
});

test('what comes next is found past many cancelled weeks, and given up after a year', () => {
  const weekly = [{ name: 'only', day_of_week: 1, start_time: '10:00', end_time: '11:00' }];
  const mondays = (count: number) =>
    Array.from({ length: count }, (_, week) => ({
      blockId: 'only',
      onDate: new Date(Date.UTC(2026, 0, 5 + 7 * week)).toISOString().slice(0, 10),
      show: null,
    }));
  const now = new Date('2026-01-04T00:00Z');
  const next = (cancelled: number) =>
    new Timeline(weekOf(weekly, mondays(cancelled)), 'Europe/London').at(now).upNext?.onDate;
  expect(next(0)).toBe('2026-01-05');
  expect(next(8)).toBe('2026-03-02');
  expect(next(100)).toBeUndefined();
});
