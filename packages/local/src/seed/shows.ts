import { scheduleBlock } from '@hotmess/music/schedule-block/commands';
import type { ShowCommands } from '@hotmess/music/show/commands';
import { createShow, publishShow } from '@hotmess/music/show/commands';
import type { Person } from '@hotmess/shared/db/actor';

/** A show and its hours of the station's day, every day of the week. */
const SHOWS = [
  {
    title: 'Breakfast in Bed',
    hostName: 'DJ Marlow',
    tags: ['disco', 'soul'],
    startTime: '06:00',
    endTime: '12:00',
  },
  { title: 'Afternoon Heat', hostName: 'Rex Calder', tags: ['house'], startTime: '12:00', endTime: '18:00' },
  {
    title: 'Warm-up',
    hostName: 'The Brothers Vega',
    tags: ['house', 'techno'],
    startTime: '18:00',
    endTime: '23:00',
  },
  {
    title: 'RAW Convict Radio',
    hostName: 'Otto Kane',
    tags: ['techno'],
    startTime: '23:00',
    endTime: '06:00',
  },
] as const;

const DAYS = [0, 1, 2, 3, 4, 5, 6];

/** Puts the shows that are missing on air, around the clock, as an admin. @returns how many there are */
export async function seedShows(commands: ShowCommands, admin: Person): Promise<number> {
  const db = commands.database.as(admin);
  const rows = await db.selectFrom('radio_shows').select(['id', 'title', 'status']).execute();
  const blocks = await db.selectFrom('schedule_blocks').select(['show_id', 'day_of_week']).execute();
  for (const { startTime, endTime, ...wanted } of SHOWS) {
    let show = rows.find(({ title }) => title === wanted.title);
    show ??= await createShow(commands, admin, wanted);
    if (show.status === 'draft') await publishShow(commands, admin, { id: show.id });
    for (const dayOfWeek of DAYS) {
      if (blocks.some((block) => block.show_id === show.id && block.day_of_week === dayOfWeek)) continue;
      await scheduleBlock(commands, admin, { showId: show.id, dayOfWeek, startTime, endTime });
    }
  }
  return SHOWS.length;
}
