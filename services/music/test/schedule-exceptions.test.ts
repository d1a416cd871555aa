import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { applyExceptions } from '../src/jobs/apply-exceptions.ts';
import {
  BLOCK_STEP,
  admin,
  block,
  except,
  liveShow,
  music,
  schedule,
  useSchedule,
} from './schedule-world.ts';

useSchedule();

describe('exceptions', () => {
  const blocksNow = async () => {
    const { data } = await music.graphql(
      `{ scheduleBlocks { nodes { id status exceptions { date show { title } } } } }`,
      {},
      admin,
    );
    return data.scheduleBlocks.nodes;
  };
  const rowOf = async (id: string) =>
    (
      await music.superuser.query('select status, overridden_on::text from schedule_blocks where id = $1', [
        id,
      ])
    ).rows[0];
  /** A whole-day block on today's weekday by the station's clock, on air now. */
  async function onAirToday(): Promise<{ id: string; date: string }> {
    const { rows } = await music.superuser.query<{ date: string; dow: number }>(
      `select d::date::text as date, extract(dow from d)::int as dow from (select now() at time zone 'Europe/London' as d) as t`,
    );
    const { date, dow } = rows[0]!;
    return { id: await block(await liveShow(), dow, '00:00', '00:00'), date };
  }
  const nowPlaying = async () => (await music.graphql('{ nowPlaying { title } }')).data.nowPlaying;

  test('take a block’s place on their date: readers see it at once, and the row follows, there and back', async () => {
    const { id, date } = await onAirToday();
    const guest = await liveShow('Guest');
    expect(await nowPlaying()).toEqual({ title: 'Hand-N-Hand' });
    const { scheduleException } = await except({ blockId: id, date, showId: guest });
    expect(scheduleException).toMatchObject({ date, show: { title: 'Guest' } });
    expect(await nowPlaying()).toEqual({ title: 'Guest' });
    const shown = [{ id, status: 'OVERRIDDEN', exceptions: [{ date, show: { title: 'Guest' } }] }];
    expect(await blocksNow()).toEqual(shown);
    await applyExceptions(music.deps.database, 'Europe/London');
    expect(await rowOf(id)).toEqual({ status: 'overridden', overridden_on: date });
    expect(await blocksNow()).toEqual(shown);
    expect(await nowPlaying()).toEqual({ title: 'Guest' });
    // Its place in the week is not free meanwhile.
    await expect(block(guest, new Date(date).getUTCDay(), '01:00', '02:00')).rejects.toThrow('CONFLICT');

    // Cancelled instead.
    await except({ blockId: id, date });
    expect(await nowPlaying()).toBeNull();

    const exception = (await music.superuser.query('select id from schedule_exceptions')).rows[0];
    await music.mutate('removeScheduleException', exception, 'scheduleBlock { status }', admin);
    expect(await nowPlaying()).toEqual({ title: 'Hand-N-Hand' });
    expect((await blocksNow())[0].status).toBe('LIVE');
    await applyExceptions(music.deps.database, 'Europe/London');
    expect(await rowOf(id)).toEqual({ status: 'live', overridden_on: null });
    for (const action of ['set', 'remove'])
      expect(await music.auditCount(`schedule_exception.${action}`), action).toBeGreaterThan(0);
  });

  test('end by the clock, and what an admin took out of the week stays out', async () => {
    const { id, date } = await onAirToday();
    await except({ blockId: id, date });
    await applyExceptions(music.deps.database, 'Europe/London');
    const dayAfter = new Date(Date.now() + 26 * 3_600_000);
    expect(await applyExceptions(music.deps.database, 'Europe/London', dayAfter)).toBe(1);
    expect(await rowOf(id)).toEqual({ status: 'live', overridden_on: null });

    await music.superuser.query('delete from schedule_exceptions');
    await music.mutate('overrideScheduleBlock', { id }, 'scheduleBlock { status }', admin, BLOCK_STEP);
    expect(await applyExceptions(music.deps.database, 'Europe/London')).toBe(0);
    expect(await rowOf(id)).toEqual({ status: 'overridden', overridden_on: null });
    expect(await nowPlaying()).toBeNull();
  });

  test('are no admin’s overriding: restore does not lift them', async () => {
    const { id, date } = await onAirToday();
    await except({ blockId: id, date });
    for (const step of ['restoreScheduleBlock', 'overrideScheduleBlock'])
      await expect(music.mutate(step, { id }, 'scheduleBlock { id }', admin, BLOCK_STEP)).rejects.toThrow(
        'INVALID_TRANSITION',
      );
  });

  test('stand on a day on which their block begins, by the table’s own rule too', async () => {
    const id = await block(await liveShow(), 1, '10:00', '11:00');
    await expect(except({ blockId: id, date: '2026-12-29' })).rejects.toThrow('BAD_USER_INPUT');
    await expect(except({ blockId: id, date: '2026-13-29' })).rejects.toThrow('BAD_USER_INPUT');
    for (const day of [1, 2])
      await expect(
        music.superuser.query(
          `insert into schedule_exceptions (block_id, day_of_week, on_date) values ($1, $2, '2026-12-29')`,
          [id, day],
        ),
      ).rejects.toMatchObject({ code: day === 1 ? '23514' : '23503' });
    const moderator = await music.person('moderator');
    const { codes } = await music.graphql(
      `mutation ($input: SetScheduleExceptionInput!) { setScheduleException(input: $input) { scheduleBlock { id } } }`,
      { input: { blockId: id, date: '2026-12-28' } },
      moderator,
    );
    expect(codes).toEqual(['FORBIDDEN']);
  });
});

describe('/radio.ics', () => {
  test('is an iCalendar object that says what the schedule says, and is not sent twice', async () => {
    const description = 'Ünïcode, commas; semicolons \\ and\nlines. '.repeat(8);
    const showId = await liveShow('Räw, Convict; Radio', { description, tags: ['techno', 'house, deep'] });
    const ids: string[] = [];
    for (let day = 0; day < 7; day++) ids.push(await block(showId, day, '23:00', '01:30'));
    const from = new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000);
    const to = new Date(from.getTime() + 30 * 86_400_000);
    const inTwoWeeks = new Date(from.getTime() + 14 * 86_400_000);
    await except({ blockId: ids[inTwoWeeks.getUTCDay()]!, date: inTwoWeeks.toISOString().slice(0, 10) });

    const answer = await fetch(`${music.service.url}/radio.ics`);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    const body = await answer.text();
    // RFC 5545, 3.1: lines end in CRLF, and have at most 75 octets without it.
    expect(body.endsWith('\r\n')).toBe(true);
    expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);

    const calendar = new ICAL.Component(ICAL.parse(body) as unknown[]);
    expect([calendar.getFirstPropertyValue('version'), calendar.getFirstPropertyValue('method')]).toEqual([
      '2.0',
      'PUBLISH',
    ]);
    const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
    const found = events
      .map((event) => [event.summary, event.startDate.toJSDate(), event.endDate.toJSDate()] as const)
      .filter(([, startsAt, endsAt]) => startsAt < to && endsAt > from)
      .map(([title, startsAt, endsAt]) => [
        title,
        startsAt.toISOString().slice(0, 16),
        endsAt.toISOString().slice(0, 16),
      ]);
    expect(found).toEqual(await schedule(from.toISOString(), to.toISOString()));
    expect(found.length).toBeGreaterThan(25);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    for (const { component, description: said } of events) {
      expect(component.getFirstPropertyValue('dtstamp')).toBeTruthy();
      expect(said).toBe(`With Ray\n\n${description.trim()}`);
    }

    const etag = answer.headers.get('etag')!;
    const again = (tags: string) =>
      fetch(`${music.service.url}/radio.ics`, { headers: { 'if-none-match': tags } });
    expect((await again(`"other", W/${etag}`)).status).toBe(304);
    expect((await again('"other"')).status).toBe(200);
    await music.mutate('removeScheduleBlock', { id: ids[0] }, 'id', admin, BLOCK_STEP);
    const changed = await again(etag);
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });
});
