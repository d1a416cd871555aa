import { wallDay } from '../schedule-block/airing.ts';
import {
  type OnSchedule,
  type ShowAiring,
  type Week,
  airingsBetween,
  airingsOfWeek,
  scheduleAt,
} from './week.ts';

const DAY = 24 * 3_600_000;
/** Days after which a block that exceptions cancel again and again is no longer looked for. */
const FARTHEST = 366;

/** The instants of one version of the schedule. Computed for a day at a time, since the clocks of zones cost most. */
export class Timeline {
  readonly #week: Week;
  readonly #zone: string;
  #near:
    { readonly from: number; readonly until: number; readonly airings: readonly ShowAiring[] } | undefined;

  /** @param zone the station's IANA time zone */
  constructor(week: Week, zone: string) {
    this.#week = week;
    this.#zone = zone;
  }

  get version(): number {
    return this.#week.version;
  }

  /** What is on air at an instant and what begins next. */
  at(now: Date): OnSchedule {
    const instant = now.getTime();
    if (!this.#near || instant < this.#near.from || instant >= this.#near.until)
      this.#near = this.#around(now);
    return scheduleAt(this.#near.airings, now);
  }

  /** What is on air at some instant of a stretch, in order. */
  between(from: Date, to: Date): ShowAiring[] {
    return airingsBetween(this.#week, this.#zone, from, to);
  }

  /** Airings that answer for a day from now on: until one begins after that day, or there is none within a year. */
  #around(now: Date) {
    const from = now.getTime();
    const until = from + DAY;
    const today = wallDay(this.#zone, now);
    let last = today + 3;
    let airings = airingsOfWeek(this.#week, this.#zone, today - 2, last);
    while ((airings.at(-1)?.startsAt.getTime() ?? 0) <= until && last < today + FARTHEST) {
      const before = last;
      last += last - today;
      airings = [...airings, ...airingsOfWeek(this.#week, this.#zone, before + 1, last)];
    }
    return { from, until, airings };
  }
}
