import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { ShowAiring } from './week.ts';

/**
 * The schedule as an iCalendar object (RFC 5545). Each airing is an event of its own, in UTC: so it is right in every
 * reader's zone, across every change of the station's clock, and with every date's exception. A UID stays with block
 * and date, whatever show is there.
 */
export function buildFeed(airings: readonly ShowAiring[]): string {
  const calendar = ical({
    name: 'HOTMESS Radio',
    prodId: { company: 'HOTMESS OS', product: 'Radio', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3_600,
  });
  for (const { blockId, onDate, show, startsAt, endsAt, changedAt } of airings)
    calendar.createEvent({
      id: `${blockId}.${onDate}@radio.hotmess`,
      start: startsAt,
      end: endsAt,
      stamp: changedAt,
      lastModified: changedAt,
      summary: show.title,
      description: [`With ${show.host_name}`, show.description].filter(Boolean).join('\n\n'),
      categories: show.tags.map((name) => ({ name })),
      // Listening keeps nobody from being free.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  return `${calendar.toString()}\r\n`;
}
