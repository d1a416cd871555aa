import { createRelease, publishRelease, scheduleRelease } from '@hotmess/music/release/commands';
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
const DAY = 24 * 3_600_000;

/** One record that is out, and one to come. */
const RELEASES = [
  {
    title: 'After Hours',
    artist: 'Marlow',
    soundcloudUrl: 'https://soundcloud.com/raw-convict-records/after-hours',
    tracks: [
      { title: 'After Hours', durationSeconds: 391 },
      { title: 'After Hours (Vega Dub)', durationSeconds: 428 },
    ],
    daysAhead: 0,
  },
  {
    title: 'Chain Reaction',
    artist: 'Otto Kane',
    soundcloudUrl: null,
    tracks: [{ title: 'Chain Reaction', durationSeconds: 412 }],
    daysAhead: 14,
  },
] as const;

type SeedCommands = Pick<ShowCommands, 'database' | 'auditor'>;

/** Puts the shows that are missing on air, around the clock, and the releases into the catalogue, as an admin. */
export async function seedShows({ database, auditor }: SeedCommands, admin: Person): Promise<number> {
  const commands = { database, auditor, stationTimeZone: 'Europe/London', mediaHosts: [] };
  const db = database.as(admin);
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
  await seedReleases(commands, admin);
  return SHOWS.length;
}

async function seedReleases(commands: Parameters<typeof createRelease>[0], admin: Person): Promise<void> {
  const db = commands.database.as(admin);
  const rows = await db.selectFrom('records_releases').select(['id', 'title', 'status']).execute();
  for (const { daysAhead, ...wanted } of RELEASES) {
    let release = rows.find(({ title }) => title === wanted.title);
    release ??= await createRelease(commands, admin, wanted);
    if (release.status !== 'draft') continue;
    const { id } = release;
    if (daysAhead === 0) await publishRelease(commands, admin, { id });
    else await scheduleRelease(commands, admin, { id, releaseAt: new Date(Date.now() + daysAhead * DAY) });
  }
}
