import type { WeeklyBlock } from '../src/schedule-block/airing.ts';
import type { Week, WeekException } from '../src/schedule/week.ts';
import type { ShowRow } from '../src/show/rows.ts';

const MINUTES_OF_WEEK = 7 * 1440;
const EPOCH = new Date(0);

/** A live show with nothing to it but its title, which is also its id. */
export function showNamed(title: string): ShowRow {
  return {
    id: title,
    title,
    host_name: 'Ray',
    description: '',
    artwork_url: null,
    tags: [],
    status: 'live',
    version: 1,
    created_at: EPOCH,
    updated_at: EPOCH,
  };
}

/** A week of blocks, each of which has its name for an id and for its show's title. */
export function weekOf(
  blocks: readonly (WeeklyBlock & { readonly name: string })[],
  exceptions: readonly Omit<WeekException, 'changedAt'>[] = [],
): Week {
  return {
    version: 1,
    blocks: blocks.map(({ name, ...block }) => ({
      ...block,
      id: name,
      show: showNamed(name),
      changedAt: EPOCH,
    })),
    exceptions: exceptions.map((exception) => ({ ...exception, changedAt: EPOCH })),
  };
}

/** The minutes of the week that a block covers, counted one by one; 0 is Sunday's midnight. */
export function minutesOf({ day_of_week, start_time, end_time }: WeeklyBlock): Set<number> {
  const covered = new Set<number>();
  const end = minuteOf(end_time);
  let minute = minuteOf(start_time);
  do {
    covered.add((day_of_week * 1440 + minute) % MINUTES_OF_WEEK);
    minute++;
  } while (minute % 1440 !== end);
  return covered;
}

export function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}
