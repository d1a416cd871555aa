import type { Guest } from '@hotmess/local/testing/service-under-test';
import { describe, expect, test } from 'vitest';
import { noteTimeZone } from '../src/schedule/queries.ts';
import {
  BLOCK_STEP,
  SCHEDULE,
  STEP,
  type Shown,
  admin,
  block,
  except,
  liveShow,
  music,
  schedule,
  useSchedule,
} from './schedule-world.ts';

useSchedule();

describe('shows', () => {
  test('are drafted, changed, put live, archived and restored by admins, on record', async () => {
    const fields = 'radioShow { id title description artworkUrl status version tags }';
    const artworkUrl = 'https://media.hotmess.test/hand.jpg';
    const input = { title: 'Hand-N-Hand', hostName: 'Ray', artworkUrl, tags: ['techno'] };
    const { radioShow } = await music.mutate('createRadioShow', input, fields, admin);
    expect(radioShow).toMatchObject({ status: 'DRAFT', version: 1, artworkUrl, tags: ['techno'] });
    const { id } = radioShow;
    const show = (as?: Guest) =>
      music.graphql(`query ($id: ID!) { radioShow(id: $id) { status } }`, { id }, as);
    expect((await show()).codes).toEqual(['NOT_FOUND']);
    expect((await show(admin)).data.radioShow).toEqual({ status: 'DRAFT' });
    const changed = await music.mutate(
      'updateRadioShow',
      { id, version: 1, title: 'Foot-N-Foot', artworkUrl: null },
      fields,
      admin,
    );
    expect(changed.radioShow).toMatchObject({ title: 'Foot-N-Foot', artworkUrl: null, tags: ['techno'] });
    await expect(
      music.mutate('updateRadioShow', { id, version: 1, title: 'Late' }, fields, admin),
    ).rejects.toThrow('CONFLICT');
    for (const [step, status] of [
      ['publishRadioShow', 'LIVE'],
      ['archiveRadioShow', 'ARCHIVED'],
      ['restoreRadioShow', 'DRAFT'],
    ] as const) {
      expect((await music.mutate(step, { id }, fields, admin, STEP)).radioShow.status).toBe(status);
      expect((await show()).codes).toEqual(status === 'LIVE' ? [] : ['NOT_FOUND']);
    }
    await expect(music.mutate('archiveRadioShow', { id }, fields, admin, STEP)).rejects.toThrow(
      'INVALID_TRANSITION',
    );
    for (const action of ['create', 'update', 'publish', 'archive', 'restore'])
      expect(await music.auditCount(`show.${action}`), action).toBeGreaterThan(0);
  });

  test.each([
    [{ artworkUrl: 'https://elsewhere.example/hand.jpg' }, 'artworkUrl'],
    [{ tags: Array.from({ length: 13 }, (_, n) => `${n}`) }, 'tags'],
    [{ title: ' ' }, 'title'],
  ])('with %o are refused by name', async (change, field) => {
    const { errors, codes } = await music.graphql(
      `mutation ($input: CreateRadioShowInput!) { createRadioShow(input: $input) { radioShow { id } } }`,
      { input: { title: 'Hand-N-Hand', hostName: 'Ray', ...change } },
      admin,
    );
    expect(codes).toEqual(['BAD_USER_INPUT']);
    expect(errors[0]!.extensions['field']).toBe(field);
  });

  test('are listed: live ones for everyone, page by page; others for admins', async () => {
    const list = async (args: string, as?: Guest) =>
      music.graphql(`{ ${args} { nodes { title } pageInfo { hasNextPage endCursor } } }`, {}, as);
    for (const title of ['First', 'Second', 'Third']) await liveShow(title);
    await music.mutate('createRadioShow', { title: 'Draft', hostName: 'Ray' }, 'radioShow { id }', admin);
    const { radioShows } = (await list('radioShows(first: 2)')).data;
    expect(radioShows.nodes).toEqual([{ title: 'Third' }, { title: 'Second' }]);
    const rest = await list(`radioShows(first: 2, after: "${radioShows.pageInfo.endCursor}")`, admin);
    expect(rest.data.radioShows).toMatchObject({
      nodes: [{ title: 'First' }],
      pageInfo: { hasNextPage: false },
    });
    const drafts = 'radioShowsByStatus(status: DRAFT)';
    expect((await list(drafts, admin)).data.radioShowsByStatus.nodes).toEqual([{ title: 'Draft' }]);
    expect((await list(drafts, await music.person('moderator'))).codes).toEqual(['FORBIDDEN']);
  });

  test('are resolved as entities, and what one may not see is null', async () => {
    const id = await liveShow();
    const draft = await music.mutate(
      'createRadioShow',
      { title: 'Draft', hostName: 'Ray' },
      'radioShow { id }',
      admin,
    );
    const representations = [id, draft.radioShow.id].map((each) => ({ __typename: 'RadioShow', id: each }));
    const { data } = await music.graphql(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on RadioShow { title } } }`,
      { representations },
    );
    expect(data._entities).toEqual([{ title: 'Hand-N-Hand' }, null]);
  });
});

describe('schedule', () => {
  test('gives instants, right across both changes of the clock', async () => {
    const showId = await liveShow();
    for (const day of [0, 6]) await block(showId, day, '23:00', '01:30');
    await block(await liveShow('Small hours'), 0, '01:30', '03:00');
    expect(await schedule('2026-03-28T22:00Z', '2026-03-29T12:00Z')).toEqual([
      ['Hand-N-Hand', '2026-03-28T23:00', '2026-03-29T01:00'],
      ['Small hours', '2026-03-29T01:00', '2026-03-29T02:00'],
    ]);
    expect(await schedule('2026-10-24T20:00Z', '2026-10-25T12:00Z')).toEqual([
      ['Hand-N-Hand', '2026-10-24T22:00', '2026-10-25T00:30'],
      ['Small hours', '2026-10-25T00:30', '2026-10-25T03:00'],
    ]);
    // What is on air at its beginning belongs to it, what begins at its end does not.
    expect(await schedule('2026-10-25T00:29Z', '2026-10-25T00:30Z')).toHaveLength(1);
  });

  test.each([
    ['2026-03-01T00:00Z', '2026-03-01T00:00Z', 'to'],
    ['2026-03-01T00:00Z', '2026-04-05T00:01Z', 'to'],
  ])('from %s to %s is refused', async (from, to, field) => {
    const { codes, errors } = await music.graphql(SCHEDULE, { from, to });
    expect(codes).toEqual(['BAD_USER_INPUT']);
    expect(errors[0]!.extensions['field']).toBe(field);
  });

  test('changes at once for every replica: another one’s change is read by the next question', async () => {
    const showId = await liveShow();
    const id = await block(showId, 1, '10:00', '11:00');
    const monday = () => schedule('2026-01-12T00:00Z', '2026-01-13T00:00Z');
    expect(await monday()).toHaveLength(1);
    // As another replica would: past this process, which keeps a copy.
    await music.superuser.query(`update schedule_blocks set end_time = '11:30' where id = $1`, [id]);
    expect(await monday()).toEqual([['Hand-N-Hand', '2026-01-12T10:00', '2026-01-12T11:30']]);
    await music.superuser.query(`update radio_shows set title = 'Renamed' where id = $1`, [showId]);
    expect((await monday())[0][0]).toBe('Renamed');
  });

  test('radioScheduleThisWeek is the station’s own week, exceptions applied, as the view and the instants have it', async () => {
    const showId = await liveShow();
    const guest = await liveShow('Guest');
    const blocks: string[] = [];
    for (let day = 0; day < 7; day++) blocks.push(await block(showId, day, '20:00', '22:00'));
    const { rows } = await music.superuser.query<{ sunday: string }>(
      `select (d - extract(dow from d)::int)::text as sunday from (select (now() at time zone 'Europe/London')::date as d) as t`,
    );
    const date = (day: number) =>
      new Date(Date.parse(rows[0]!.sunday) + day * 86_400_000).toISOString().slice(0, 10);
    await except({ blockId: blocks[2]!, date: date(2) });
    await except({ blockId: blocks[3]!, date: date(3), showId: guest });
    const { data } = await music.graphql(
      `{ radioScheduleThisWeek { show { title } startsAt endsAt replaced } }`,
    );
    expect(data.radioScheduleThisWeek.map((airing: Shown) => airing.show.title)).toEqual([
      'Hand-N-Hand',
      'Hand-N-Hand',
      'Guest',
      'Hand-N-Hand',
      'Hand-N-Hand',
      'Hand-N-Hand',
    ]);
    const instants = await music.graphql(SCHEDULE, {
      from: `${date(0)}T12:00:00Z`,
      to: `${date(7)}T12:00:00Z`,
    });
    expect(data.radioScheduleThisWeek).toEqual(instants.data.schedule);
  });

  test('the views learn the station’s zone', async () => {
    await music.deps.database.inTransaction({ role: 'system', job: 'test' }, ({ db }) =>
      noteTimeZone(db, 'Pacific/Apia'),
    );
    const { rows } = await music.superuser.query('select time_zone from station');
    expect(rows).toEqual([{ time_zone: 'Pacific/Apia' }]);
    await music.superuser.query(`update station set time_zone = 'Europe/London'`);
  });
});

describe('blocks', () => {
  test('are changed and removed by admins, and refused where another is on air', async () => {
    const showId = await liveShow();
    const id = await block(showId, 1, '10:00', '11:00');
    await block(showId, 1, '12:00', '13:00');
    const fields = 'scheduleBlock { id startTime endTime dayOfWeek version }';
    const update = (input: Record<string, unknown>) =>
      music.mutate('updateScheduleBlock', { id, ...input }, fields, admin);
    await expect(update({ endTime: '12:01' })).rejects.toThrow('CONFLICT');
    expect((await update({ endTime: '12:00', version: 1 })).scheduleBlock).toMatchObject({
      startTime: '10:00',
      endTime: '12:00',
      version: 2,
    });
    await expect(update({ startTime: '09:00', version: 1 })).rejects.toThrow('CONFLICT');
    await except({ blockId: id, date: '2099-01-05' });
    expect((await update({ dayOfWeek: 2 })).scheduleBlock.dayOfWeek).toBe(2);
    const { rows } = await music.superuser.query('select from schedule_exceptions');
    expect(rows).toEqual([]);
    const removed = await music.mutate('removeScheduleBlock', { id }, 'id', admin, BLOCK_STEP);
    expect(removed).toEqual({ id });
    await expect(music.mutate('removeScheduleBlock', { id }, 'id', admin, BLOCK_STEP)).rejects.toThrow(
      'NOT_FOUND',
    );
    for (const action of ['create', 'update', 'remove'])
      expect(await music.auditCount(`schedule_block.${action}`), action).toBeGreaterThan(0);
  });

  test('are listed for admins, in the order of the week', async () => {
    const showId = await liveShow();
    await block(showId, 3, '10:00', '11:00');
    await block(showId, 1, '12:00', '13:00');
    await block(showId, 1, '10:00', '11:00');
    const page = (args: string, as?: Guest) =>
      music.graphql(
        `{ scheduleBlocks${args} { nodes { dayOfWeek startTime } pageInfo { endCursor } } }`,
        {},
        as,
      );
    const first = (await page('(first: 2)', admin)).data.scheduleBlocks;
    expect(first.nodes).toEqual([
      { dayOfWeek: 1, startTime: '10:00' },
      { dayOfWeek: 1, startTime: '12:00' },
    ]);
    const second = await page(`(first: 2, after: "${first.pageInfo.endCursor}")`, admin);
    expect(second.data.scheduleBlocks.nodes).toEqual([{ dayOfWeek: 3, startTime: '10:00' }]);
    expect((await page('')).codes).toEqual(['UNAUTHENTICATED']);
  });
});
