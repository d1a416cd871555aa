import { type Kysely, sql } from 'kysely';
import type { DB, RadioScheduleThisWeek } from '../generated/database.ts';
import { SHOW_COLUMNS, type ShowRow } from '../show/rows.ts';
import type { Week } from './week.ts';

type Db = Kysely<DB>;

/** Out of JSON, where instants are text. */
type ShowJson = Omit<ShowRow, 'created_at' | 'updated_at'> & { created_at: string; updated_at: string };

interface WeekJson {
  readonly version: number;
  readonly shows: ShowJson[];
  readonly blocks: {
    id: string;
    show_id: string;
    day_of_week: number;
    start_time: string;
    end_time: string;
    updated_at: string;
  }[];
  readonly exceptions: { block_id: string; on_date: string; show_id: string | null; updated_at: string }[];
}

/**
 * The whole schedule in one statement, and so of one moment: blocks of live shows, with what dates have in their place.
 * For every role it is what the public sees.
 */
export async function loadWeek(db: Db): Promise<Week> {
  const columns = sql.join(SHOW_COLUMNS.map((column) => sql.ref(column)));
  const { rows } = await sql<WeekJson>`
    select station.schedule_version as version,
           (select coalesce(json_agg(show), '[]') from (
              select ${columns} from radio_shows where status = 'live') as show) as shows,
           (select coalesce(json_agg(block), '[]') from (
              select id, show_id, day_of_week, start_time, end_time, updated_at from schedule_blocks
              where status = 'live' or overridden_on is not null) as block) as blocks,
           (select coalesce(json_agg(exception), '[]') from (
              select block_id, on_date, show_id, updated_at from schedule_exceptions) as exception) as exceptions
    from station`.execute(db);
  return toWeek(rows[0]!);
}

function toWeek({ version, shows, blocks, exceptions }: WeekJson): Week {
  const liveShows = new Map(
    shows.map(({ created_at, updated_at, ...show }) => [
      show.id,
      { ...show, created_at: new Date(created_at), updated_at: new Date(updated_at) },
    ]),
  );
  return {
    version,
    blocks: blocks.flatMap(({ show_id, updated_at, ...block }) => {
      const show = liveShows.get(show_id);
      return show ? [{ ...block, show, changedAt: newest(updated_at, show) }] : [];
    }),
    // A show that is not live leaves its date as silent as a cancellation does.
    exceptions: exceptions.map(({ block_id, on_date, show_id, updated_at }) => {
      const show = (show_id === null ? undefined : liveShows.get(show_id)) ?? null;
      return { blockId: block_id, onDate: on_date, show, changedAt: newest(updated_at, show) };
    }),
  };
}

function newest(changed: string, show: ShowRow | null): Date {
  const at = new Date(changed);
  return show && show.updated_at > at ? show.updated_at : at;
}

/** An occurrence as the view has it; its columns are never null. */
export type ThisWeekRow = {
  [Column in keyof RadioScheduleThisWeek]: NonNullable<RadioScheduleThisWeek[Column]>;
};

/** The station's week as it is on air, from the view. */
export async function listThisWeek(
  db: Db,
): Promise<
  Pick<
    ThisWeekRow,
    'block_id' | 'day_of_week' | 'start_time' | 'end_time' | 'on_date' | 'show_id' | 'replaced'
  >[]
> {
  const rows = await db
    .selectFrom('radio_schedule_this_week')
    .select(['block_id', 'day_of_week', 'start_time', 'end_time', 'on_date', 'show_id', 'replaced'])
    .execute();
  return rows as ThisWeekRow[];
}

/** Counts the changes of the schedule. */
export async function scheduleVersion(db: Db): Promise<number> {
  const row = await db.selectFrom('station').select('schedule_version').executeTakeFirstOrThrow();
  return row.schedule_version;
}

/** Notes the station's time zone for the views; writes nothing where it stands already. For the system. */
export async function noteTimeZone(db: Db, zone: string): Promise<void> {
  await db.updateTable('station').set({ time_zone: zone }).where('time_zone', '<>', zone).execute();
}
