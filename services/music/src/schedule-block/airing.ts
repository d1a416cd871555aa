import { firstInstant, wallTime } from './station-clock.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** 1 January 1970 was a Thursday. */
const WEEKDAY_OF_DAY_ZERO = 4;

/** What the arithmetic must know of a block. Times are `HH:MM` or `HH:MM:SS` on the station's clock. */
export interface WeeklyBlock {
  /** 0 is Sunday. */
  readonly day_of_week: number;
  readonly start_time: string;
  /** At or before the start means past midnight. */
  readonly end_time: string;
}

/** One time that a block is on air; the end is no longer part of it. */
export interface Airing<Block extends WeeklyBlock> {
  readonly block: Block;
  /** The date on the station's clock on which it begins, `YYYY-MM-DD`. */
  readonly onDate: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The day that a zone's clock shows at an instant, in days since 1970. @param zone IANA name */
export function wallDay(zone: string, instant: Date): number {
  return Math.floor(wallTime(zone, instant.getTime()) / DAY);
}

/** A day since 1970 as `YYYY-MM-DD`. */
export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/**
 * When blocks are on air, for those that begin on some days; in the order of their beginning, correct across daylight
 * saving. A block that a jump of the clock swallows whole is left out.
 * @param zone the station's IANA time zone
 * @param first @param last days since 1970, both included
 */
export function airingsOfDays<Block extends WeeklyBlock>(
  blocks: readonly Block[],
  zone: string,
  first: number,
  last: number,
): Airing<Block>[] {
  const found: Airing<Block>[] = [];
  for (let day = first; day <= last; day++) {
    const weekday = (((day + WEEKDAY_OF_DAY_ZERO) % 7) + 7) % 7;
    for (const block of blocks) {
      if (block.day_of_week !== weekday) continue;
      const airing = airingOf(block, zone, day);
      if (airing) found.push(airing);
    }
  }
  return found.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
}

/** When a block that begins on a date is on air; null where a jump of the clock swallows it. @param date `YYYY-MM-DD` */
export function airingOn<Block extends WeeklyBlock>(
  block: Block,
  zone: string,
  date: string,
): Airing<Block> | null {
  return airingOf(block, zone, Date.parse(date) / DAY);
}

function airingOf<Block extends WeeklyBlock>(block: Block, zone: string, day: number): Airing<Block> | null {
  const start = day * DAY + timeOfDay(block.start_time);
  const end = day * DAY + timeOfDay(block.end_time);
  const startsAt = firstInstant(zone, start);
  const endsAt = firstInstant(zone, end <= start ? end + DAY : end);
  if (startsAt >= endsAt) return null;
  return { block, onDate: dateOf(day), startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}

function timeOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours! * 60 + minutes!) * MINUTE;
}
