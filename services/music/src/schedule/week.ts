import { type WeeklyBlock, airingsOfDays, wallDay } from '../schedule-block/airing.ts';
import type { ShowRow } from '../show/rows.ts';

/** A block that counts: live, of a live show. */
export interface WeekBlock extends WeeklyBlock {
  readonly id: string;
  readonly show: ShowRow;
  /** When the block or its show was last changed. */
  readonly changedAt: Date;
}

/** What one date has in a block's place; no show where it is cancelled. */
export interface WeekException {
  readonly blockId: string;
  /** `YYYY-MM-DD` on the station's clock. */
  readonly onDate: string;
  readonly show: ShowRow | null;
  readonly changedAt: Date;
}

/** The whole schedule as the public may see it. */
export interface Week {
  /** Counts the changes of the schedule. */
  readonly version: number;
  readonly blocks: readonly WeekBlock[];
  readonly exceptions: readonly WeekException[];
}

/** A show on air from one instant to another; the end is no longer part of it. */
export interface ShowAiring {
  readonly blockId: string;
  readonly onDate: string;
  readonly show: ShowRow;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** True where an exception put the show there. */
  readonly replaced: boolean;
  readonly changedAt: Date;
}

/** What is on air at an instant and what begins next. */
export interface OnSchedule {
  readonly onAir: ShowAiring | null;
  readonly upNext: ShowAiring | null;
}

/**
 * What is on air on the days asked for, in order, with the dates' exceptions.
 * @param zone the station's IANA time zone
 * @param first @param last days since 1970 on the station's clock, both included, on which blocks begin
 */
export function airingsOfWeek(week: Week, zone: string, first: number, last: number): ShowAiring[] {
  const exceptions = new Map(week.exceptions.map((one) => [`${one.blockId} ${one.onDate}`, one]));
  return airingsOfDays(week.blocks, zone, first, last).flatMap(({ block, onDate, startsAt, endsAt }) => {
    const exception = exceptions.get(`${block.id} ${onDate}`);
    const show = exception ? exception.show : block.show;
    if (show === null) return [];
    const changedAt =
      exception && exception.changedAt > block.changedAt ? exception.changedAt : block.changedAt;
    return [
      { blockId: block.id, onDate, show, startsAt, endsAt, replaced: exception !== undefined, changedAt },
    ];
  });
}

/** What is on air at some instant of a stretch, `from` included and `to` not; in order. */
export function airingsBetween(week: Week, zone: string, from: Date, to: Date): ShowAiring[] {
  // Two days back: a block is up to a day long, and zones exist whose clock skipped a day.
  return airingsOfWeek(week, zone, wallDay(zone, from) - 2, wallDay(zone, to) + 1).filter(
    ({ startsAt, endsAt }) => startsAt < to && endsAt > from,
  );
}

/** @param airings in order, none of which overlap; from before `now` on */
export function scheduleAt(airings: readonly ShowAiring[], now: Date): OnSchedule {
  let onAir: ShowAiring | null = null;
  for (const airing of airings) {
    if (airing.startsAt > now) return { onAir, upNext: airing };
    if (airing.endsAt > now) onAir = airing;
  }
  return { onAir, upNext: null };
}
