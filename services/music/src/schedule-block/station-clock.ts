/**
 * The station's clock, pure arithmetic. A "wall" time is what the clock shows, written as the milliseconds that the
 * same date and time have in UTC: days are then 24 hours long and weekdays a remainder. An instant is milliseconds
 * since 1970.
 */

const HOUR = 3_600_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** What the clock of a zone shows at an instant. @param zone IANA name */
export function wallTime(zone: string, instant: number): number {
  const part = Object.fromEntries(
    formatter(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
  const seconds = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
  return seconds + (((instant % 1_000) + 1_000) % 1_000);
}

/**
 * The first instant at which the clock of a zone shows a wall time or a later one. A time that the clock jumps over
 * in spring is the instant of the jump, and one that it shows twice in autumn is the first of the two; so what
 * borders on the wall borders in time, and nothing overlaps that does not overlap on the wall.
 */
export function firstInstant(zone: string, wall: number): number {
  const before = offsetAt(zone, wall - 24 * HOUR);
  const after = offsetAt(zone, wall + 24 * HOUR);
  if (before === after) return wall - before;
  const fitting = [wall - before, wall - after].filter((instant) => wallTime(zone, instant) === wall);
  return fitting.length > 0 ? Math.min(...fitting) : jumpOver(zone, wall, wall - after, wall - before);
}

/** Finds the jump by halving: the clock shows less than `wall` at `low`, and not less at `high`. */
function jumpOver(zone: string, wall: number, low: number, high: number): number {
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (wallTime(zone, middle) < wall) low = middle;
    else high = middle;
  }
  return high;
}

function offsetAt(zone: string, instant: number): number {
  return wallTime(zone, instant) - instant;
}

function formatter(zone: string): Intl.DateTimeFormat {
  let known = formatters.get(zone);
  if (!known) {
    known = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, known);
  }
  return known;
}
