import { type WeeklyBlock, airingOn } from './airing.ts';
import type { ScheduleBlockStatus } from './machine.ts';

/**
 * The date whose exception overrides a block at an instant, or null.
 * @param dates the dates that have an exception of this block
 * @param zone the station's IANA time zone
 */
export function overridingDate(
  block: WeeklyBlock,
  dates: readonly string[],
  zone: string,
  now: Date,
): string | null {
  const applies = (date: string): boolean => {
    const airing = airingOn(block, zone, date);
    return airing !== null && airing.startsAt <= now && now < airing.endsAt;
  };
  return dates.find(applies) ?? null;
}

/** True where an admin took the block out of the week until he puts it back. */
export function isTakenOut(block: {
  readonly status: ScheduleBlockStatus;
  readonly overridden_on: string | null;
}): boolean {
  return block.status === 'overridden' && block.overridden_on === null;
}

/**
 * The state a reader sees. While one date's exception takes its place, a block is overridden, from the first instant
 * to the last, however late the job is that moves the row.
 * @param dates the dates that have an exception of this block
 */
export function presentStatus(
  block: WeeklyBlock & { readonly status: ScheduleBlockStatus; readonly overridden_on: string | null },
  dates: readonly string[],
  zone: string,
  now: Date,
): ScheduleBlockStatus {
  if (isTakenOut(block)) return 'overridden';
  return overridingDate(block, dates, zone, now) === null ? 'live' : 'overridden';
}
