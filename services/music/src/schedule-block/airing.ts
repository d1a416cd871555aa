import type { LiveBlock } from './rows.ts';
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
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export type BlockAiring = Airing<LiveBlock>;

/**
 * What a weekly schedule has on air at an instant, and what begins next; correct across daylight saving.
 * @param blocks blocks that do not overlap
 * @param zone the station's IANA time zone
 */
export function scheduleAt<Block extends WeeklyBlock>(
  blocks: readonly Block[],
  zone: string,
  now: Date,
): { onAir: Airing<Block> | null; upNext: Airing<Block> | null } {
  let onAir: Airing<Block> | null = null;
  for (const airing of airingsFrom(blocks, zone, now)) {
    if (airing.startsAt > now) return { onAir, upNext: airing };
    onAir = airing;
  }
  return { onAir, upNext: null };
}

/** Airings that end after `now`, in their order, for two weeks: a block that a jump of the clock swallows comes again. */
function* airingsFrom<Block extends WeeklyBlock>(
  blocks: readonly Block[],
  zone: string,
  now: Date,
): Generator<Airing<Block>> {
  const today = Math.floor(wallTime(zone, now.getTime()) / DAY);
  // Two days back: a block is up to a day long, and zones exist that went back over midnight.
  for (const { block, start, end } of occurrences(blocks, today - 2, today + 15)) {
    const endsAt = firstInstant(zone, end);
    if (endsAt <= now.getTime()) continue;
    const startsAt = firstInstant(zone, start);
    if (startsAt < endsAt) yield { block, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  }
}

/** When blocks begin and end on the wall, in their order. @param from @param to days since 1970, `to` included */
function occurrences<Block extends WeeklyBlock>(blocks: readonly Block[], from: number, to: number) {
  const found: { block: Block; start: number; end: number }[] = [];
  for (let day = from; day <= to; day++) {
    const weekday = (((day + WEEKDAY_OF_DAY_ZERO) % 7) + 7) % 7;
    for (const block of blocks) {
      if (block.day_of_week !== weekday) continue;
      const start = day * DAY + timeOfDay(block.start_time);
      const end = day * DAY + timeOfDay(block.end_time);
      found.push({ block, start, end: end <= start ? end + DAY : end });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

function timeOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours! * 60 + minutes!) * MINUTE;
}
