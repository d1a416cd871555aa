import { createHash } from 'node:crypto';
import { ANON } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Kernel } from '@hotmess/shared/service/create-service';
import type { DB } from '../generated/database.ts';
import { buildFeed } from './feed.ts';
import { scheduleVersion } from './queries.ts';
import type { ScheduleCache } from './schedule-cache.ts';

const DAY = 24 * 3_600_000;
const DAYS_BACK = 1;
const DAYS_AHEAD = 35;

/** Serves the schedule of the coming weeks as a calendar to subscribe to. The same bytes until schedule or day change. */
export function serveFeed(
  app: Kernel<DB>['app'],
  { database, schedule }: { readonly database: Database<DB>; readonly schedule: ScheduleCache },
): void {
  let made: { readonly key: string; readonly body: string; readonly etag: string } | undefined;

  const feed = async () => {
    const timeline = await schedule.timeline(await scheduleVersion(database.as(ANON)));
    const today = Math.floor(Date.now() / DAY) * DAY;
    const key = `${timeline.version} ${today}`;
    if (made?.key !== key) {
      const from = new Date(today - DAYS_BACK * DAY);
      const body = buildFeed(timeline.between(from, new Date(today + DAYS_AHEAD * DAY)));
      made = { key, body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
    }
    return made;
  };

  app.get('/radio.ics', async (request, reply) => {
    const { body, etag } = await feed();
    void reply.headers({ 'cache-control': 'public, max-age=300', etag });
    if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="radio.ics"')
      .send(body);
  });
}

/** RFC 9110, 13.1.2: a list of tags, compared weakly, or any. */
function matches(header: string | undefined, etag: string): boolean {
  const tags = header?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}
