import type { Guest } from '@hotmess/local/testing/service-under-test';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { scheduleBlock, stepBlock } from '../src/schedule-block/commands.ts';
import { createShow, publishShow, stepShow } from '../src/show/commands.ts';
import { type Music, clearStation, startMusic } from './harness.ts';

const NOW = `{ nowPlaying {
  source title artist show { id hostName tags artworkUrl } startsAt endsAt upNext { show { title } startsAt }
} }`;

let music: Music;
let admin: Guest;
beforeAll(async () => {
  music = await startMusic();
  admin = await music.person('admin');
});
afterAll(() => music.close());
beforeEach(async () => {
  await clearStation(music);
});

async function liveShow(title = 'Hand-N-Hand'): Promise<string> {
  const show = await createShow(music.deps, admin.actor, { title, hostName: 'Ray', tags: ['techno'] });
  return (await publishShow(music.deps, admin.actor, { id: show.id })).id;
}
/** Fills the week, a block a day. */
async function fillWeek(showId: string): Promise<void> {
  for (let dayOfWeek = 0; dayOfWeek < 7; dayOfWeek++) await add(showId, dayOfWeek, '00:00', '00:00');
}
type Slot = [dayOfWeek: number, startTime: string, endTime: string];
const add = (showId: string, dayOfWeek: number, startTime: string, endTime: string) =>
  scheduleBlock(music.deps, admin.actor, { showId, dayOfWeek, startTime, endTime });
const nowPlaying = async (as?: Guest) => (await music.graphql(NOW, {}, as)).data.nowPlaying;

describe('the schedule', () => {
  test('nothing is on air until a show is live and scheduled', async () => {
    expect(await nowPlaying()).toBeNull();
    expect((await music.graphql(`{ upNext { startsAt } }`)).data.upNext).toBeNull();
    const draft = await createShow(music.deps, admin.actor, { title: 'Hand-N-Hand', hostName: 'Ray' });
    await fillWeek(draft.id);
    // Not to those either who may see the draft.
    for (const as of [undefined, admin]) expect(await nowPlaying(as)).toBeNull();
    await publishShow(music.deps, admin.actor, { id: draft.id });
    expect(await nowPlaying()).toMatchObject({
      source: 'SCHEDULE',
      title: 'Hand-N-Hand',
      artist: null,
      show: { id: draft.id, hostName: 'Ray', tags: [], artworkUrl: null },
      upNext: { show: { title: 'Hand-N-Hand' } },
    });
    await stepShow(music.deps, admin.actor, 'archive', { id: draft.id });
    expect(await nowPlaying()).toBeNull();
  });

  test('what comes next starts when what is on ends', async () => {
    await fillWeek(await liveShow());
    const on = await nowPlaying();
    expect(Date.parse(on.startsAt)).toBeLessThanOrEqual(Date.now());
    expect(Date.parse(on.endsAt)).toBeGreaterThan(Date.now());
    expect(on.upNext.startsAt).toBe(on.endsAt);
    expect((await music.graphql(`{ upNext { startsAt } }`)).data.upNext.startsAt).toBe(on.endsAt);
  });

  test.each([
    ['the same time', [1, '10:00', '12:00'], [1, '10:00', '12:00'], false],
    ['a minute of it', [1, '10:00', '12:00'], [1, '11:59', '13:00'], false],
    ['bordering', [1, '10:00', '12:00'], [1, '12:00', '13:00'], true],
    ['another day', [1, '10:00', '12:00'], [2, '10:00', '12:00'], true],
    ['past midnight', [1, '22:00', '02:00'], [2, '01:00', '03:00'], false],
    ['past midnight, bordering', [1, '22:00', '02:00'], [2, '02:00', '03:00'], true],
    ['past Saturday midnight', [6, '22:00', '02:00'], [0, '01:59', '03:00'], false],
    ['past Saturday midnight, bordering', [6, '22:00', '02:00'], [0, '02:00', '03:00'], true],
    ['until Saturday midnight', [6, '22:00', '00:00'], [0, '00:00', '01:00'], true],
    ['both past Saturday midnight', [6, '22:00', '02:00'], [6, '23:00', '00:30'], false],
    ['a whole day', [6, '12:00', '12:00'], [0, '11:59', '12:30'], false],
    ['a whole day, bordering', [6, '12:00', '12:00'], [0, '12:00', '12:30'], true],
  ] satisfies [string, Slot, Slot, boolean][])('overlap: %s', async (_, one, other, fits) => {
    const showId = await liveShow();
    await add(showId, ...one);
    const second = add(showId, ...other);
    if (fits) await second;
    else await expect(second).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('two at once for the same hour: one of them', async () => {
    const showId = await liveShow();
    const both = await Promise.allSettled([
      add(showId, 3, '10:00', '12:00'),
      add(showId, 3, '11:00', '13:00'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('an overridden block makes room, is not on air, and comes back only where there is room', async () => {
    const showId = await liveShow();
    const first = await add(showId, 3, '10:00', '12:00');
    await stepBlock(music.deps, admin.actor, 'override', { id: first.id });
    const second = await add(showId, 3, '11:00', '13:00');
    const { rows } = await music.superuser.query(
      `select count(*)::int as n from schedule_blocks where status = 'live'`,
    );
    expect(rows).toEqual([{ n: 1 }]);
    const restore = () => stepBlock(music.deps, admin.actor, 'restore', { id: first.id });
    await expect(restore()).rejects.toMatchObject({ code: 'CONFLICT' });
    await stepBlock(music.deps, admin.actor, 'override', { id: second.id });
    await restore();
    await expect(restore()).rejects.toMatchObject({ code: 'INVALID_TRANSITION' });
  });

  test.each([
    [{ dayOfWeek: 7 }, 'dayOfWeek'],
    [{ startTime: '24:00' }, 'startTime'],
    [{ endTime: '9:00' }, 'endTime'],
    [{ showId: randomUUID() }, 'showId'],
  ])('a block with %o is refused by name', async (change, field) => {
    const input = { showId: await liveShow(), dayOfWeek: 1, startTime: '10:00', endTime: '11:00', ...change };
    await expect(scheduleBlock(music.deps, admin.actor, input)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { field },
    });
  });

  test('what admins do is on record, and nobody else does it', async () => {
    const showId = await liveShow();
    await add(showId, 1, '10:00', '11:00');
    for (const action of ['show.create', 'show.publish', 'schedule_block.create'])
      expect(await music.auditCount(action)).toBeGreaterThan(0);
    const { actor } = await music.person('moderator');
    await expect(createShow(music.deps, actor, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(stepShow(music.deps, actor, 'archive', { id: showId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(scheduleBlock(music.deps, actor, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

test('artwork is an https URL, by the table’s own rule too', async () => {
  const { id } = await createShow(music.deps, admin.actor, {
    title: 'Hand-N-Hand',
    hostName: 'Ray',
    artworkUrl: 'https://media.hotmess.test/hand.jpg',
  });
  const client = await music.superuser.connect();
  try {
    for (const url of [
      'http://media.example/a.jpg',
      `https://media.example/${'a'.repeat(500)}`,
      'https://a b',
    ])
      await expect(
        client.query('update radio_shows set artwork_url = $1 where id = $2', [url, id]),
      ).rejects.toMatchObject({ code: '23514' });
  } finally {
    client.release();
  }
});
