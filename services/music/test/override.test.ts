import type { Guest } from '@hotmess/local/testing/service-under-test';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noticeOnAir } from '../src/jobs/announce-on-air.ts';
import { deletePast } from '../src/jobs/delete-past.ts';
import { scheduleBlock } from '../src/schedule-block/commands.ts';
import { createShow, publishShow, stepShow, updateShow } from '../src/show/commands.ts';
import { type Music, clearStation, startMusic } from './harness.ts';

const NOW = `{ nowPlaying {
  source overrideId title artist show { id hostName } startsAt endsAt upNext { show { title } startsAt }
} }`;
const SET = `mutation ($input: SetNowPlayingInput!) {
  setNowPlaying(input: $input) { nowPlaying { source overrideId title artist show { title } startsAt endsAt } }
}`;
const CLEAR = `mutation ($input: ClearNowPlayingInput) { clearNowPlaying(input: $input) { nowPlaying { title } } }`;
const HISTORY = `query ($first: Int, $after: String) { nowPlayingHistory(first: $first, after: $after) {
  nodes { title setBy { id } clearedAt clearedBy { id } } pageInfo { hasNextPage endCursor }
} }`;

let music: Music;
let admin: Guest;
beforeAll(async () => {
  music = await startMusic();
  admin = await music.person('admin');
});
afterAll(() => music.close());
beforeEach(() => clearStation(music));

async function liveShow(title = 'Hand-N-Hand'): Promise<string> {
  const show = await createShow(music.deps, admin.actor, { title, hostName: 'Ray', tags: ['techno'] });
  return (await publishShow(music.deps, admin.actor, { id: show.id })).id;
}
/** Fills the week, a block a day. */
async function fillWeek(showId: string): Promise<void> {
  for (let dayOfWeek = 0; dayOfWeek < 7; dayOfWeek++)
    await scheduleBlock(music.deps, admin.actor, {
      showId,
      dayOfWeek,
      startTime: '00:00',
      endTime: '00:00',
    });
}
const nowPlaying = async (as?: Guest) => (await music.graphql(NOW, {}, as)).data.nowPlaying;
const set = (input: Record<string, unknown>, as: Guest | undefined = admin) =>
  music.graphql(SET, { input }, as);
const clear = (input: Record<string, unknown> | null = null, as: Guest | undefined = admin) =>
  music.graphql(CLEAR, { input }, as);
/** The titles that `now_playing.changed` told of since the last look; null is silence. */
let looked = 0;
async function told(): Promise<unknown[]> {
  await noticeOnAir(music.deps);
  const events = await music.events('now_playing.changed');
  const news = events.slice(looked);
  looked = events.length;
  return news.map(({ title }) => title);
}

describe('an override', () => {
  test('goes before the schedule, the newest first, and keeps what comes next', async () => {
    const showId = await liveShow();
    await fillWeek(showId);
    expect((await set({ title: 'First', artist: 'Someone', minutes: 240 })).errors).toEqual([]);
    expect((await set({ title: 'Second', showId })).data.setNowPlaying.nowPlaying).toMatchObject({
      source: 'OVERRIDE',
      title: 'Second',
      artist: null,
      show: { title: 'Hand-N-Hand' },
    });
    const on = await nowPlaying();
    expect(on).toMatchObject({
      source: 'OVERRIDE',
      title: 'Second',
      upNext: { show: { title: 'Hand-N-Hand' } },
    });
    expect(Date.parse(on.endsAt) - Date.parse(on.startsAt)).toBe(30 * 60_000);
    expect(await music.auditCount('now_playing.set')).toBeGreaterThan(1);
  });

  test('ends to the second, and the older one that has not expired counts again', async () => {
    await set({ title: 'First' });
    await set({ title: 'Second' });
    await music.superuser.query(
      `update now_playing_overrides set starts_at = starts_at - interval '31 minutes',
         expires_at = now() - interval '1 millisecond' where title = 'Second'`,
    );
    expect(await nowPlaying(admin)).toMatchObject({ title: 'First' });
  });

  test('a show that the reader may not see leaves the rest', async () => {
    const draft = await createShow(music.deps, admin.actor, { title: 'Secret', hostName: 'Ray' });
    await set({ title: 'A track', showId: draft.id });
    expect(await nowPlaying()).toMatchObject({ title: 'A track', show: null });
  });

  test('is an admin’s to set', async () => {
    expect((await music.graphql(SET, { input: { title: 'A track' } })).codes).toEqual(['UNAUTHENTICATED']);
    for (const role of ['app_user', 'moderator'] as const)
      expect((await set({ title: 'A track' }, await music.person(role))).codes).toEqual(['FORBIDDEN']);
  });

  test.each([
    [{ minutes: 0 }, 'minutes'],
    [{ minutes: 241 }, 'minutes'],
    [{ title: ' ' }, 'title'],
    [{ artist: 'a'.repeat(201) }, 'artist'],
    [{ showId: randomUUID() }, 'showId'],
  ])('with %o it is refused by name', async (change, field) => {
    const { codes, errors } = await set({ title: 'A track', ...change });
    expect(codes).toEqual(['BAD_USER_INPUT']);
    expect(errors[0]!.extensions['field']).toBe(field);
  });

  test('is deleted 30 days after it expired', async () => {
    await music.superuser.query(
      `insert into now_playing_overrides (title, set_by, starts_at, expires_at) values
         ('old', uuidv7(), now() - interval '30 days 31 minutes', now() - interval '30 days 1 minute'),
         ('recent', uuidv7(), now() - interval '2 hours', now() - interval '1 hour')`,
    );
    expect(await deletePast(music.deps.database)).toBe(1);
    const { rows } = await music.superuser.query('select title from now_playing_overrides');
    expect(rows).toEqual([{ title: 'recent' }]);
  });

  test('needs a fresh sign-in', async () => {
    const stale = { ...admin, actor: { ...admin.actor, authTime: admin.actor.authTime - 16 * 60 } };
    const token = await music.issuer.token(admin, { claims: { auth_time: stale.actor.authTime } });
    expect((await set({ title: 'A track' }, { ...stale, token })).codes).toEqual(['STEP_UP_REQUIRED']);
    // To see who set what, none.
    expect((await music.graphql(HISTORY, {}, { ...stale, token })).codes).toEqual([]);
  });

  test('that is cleared gives the air back to the schedule, and so do those below it', async () => {
    await fillWeek(await liveShow());
    await set({ title: 'First', minutes: 240 });
    await set({ title: 'Second' });
    expect((await clear()).data.clearNowPlaying.nowPlaying).toEqual({ title: 'Hand-N-Hand' });
    expect(await nowPlaying()).toMatchObject({ source: 'SCHEDULE', overrideId: null });
    expect(await music.auditCount('now_playing.clear')).toBe(2);
    // Again is no error and no act.
    expect((await clear()).errors).toEqual([]);
    expect(await music.auditCount('now_playing.clear')).toBe(2);
    for (const role of ['app_user', 'moderator'] as const)
      expect((await clear(null, await music.person(role))).codes).toEqual(['FORBIDDEN']);
  });

  test('is not cleared by an admin who saw another one', async () => {
    const seen = (await set({ title: 'First' })).data.setNowPlaying.nowPlaying.overrideId;
    await set({ title: 'Second' });
    expect((await clear({ overrideId: seen })).codes).toEqual(['CONFLICT']);
    const { overrideId, title } = await nowPlaying();
    expect(title).toBe('Second');
    expect((await clear({ overrideId })).data.clearNowPlaying.nowPlaying).toBeNull();
  });

  test('is remembered with who set and who cleared it, for admins, page by page', async () => {
    const other = await music.person('admin');
    await set({ title: 'First' });
    await clear(null, other);
    await set({ title: 'Second' }, other);
    const { nodes, pageInfo } = (await music.graphql(HISTORY, { first: 1 }, admin)).data.nowPlayingHistory;
    expect(nodes).toEqual([
      { title: 'Second', setBy: { id: other.userId }, clearedAt: null, clearedBy: null },
    ]);
    const next = await music.graphql(HISTORY, { first: 1, after: pageInfo.endCursor }, admin);
    expect(next.data.nowPlayingHistory.nodes).toEqual([
      {
        title: 'First',
        setBy: { id: admin.userId },
        clearedAt: expect.any(String),
        clearedBy: { id: other.userId },
      },
    ]);
    expect(next.data.nowPlayingHistory.pageInfo.hasNextPage).toBe(false);
    expect((await music.graphql(HISTORY, {}, await music.person('moderator'))).codes).toEqual(['FORBIDDEN']);
    expect((await music.graphql(HISTORY)).codes).toEqual(['UNAUTHENTICATED']);
  });

  test('ends between two readers, not while one reads: each answer is whole, and none comes back', async () => {
    await fillWeek(await liveShow());
    await set({ title: 'Short' });
    const { rows } = await music.superuser.query<{ ends: Date }>(
      `update now_playing_overrides set starts_at = starts_at - interval '2 minutes',
         expires_at = date_trunc('milliseconds', now()) + interval '700 milliseconds'
       returning expires_at as ends`,
    );
    const ends = rows[0]!.ends.getTime();
    const seen: { on: any; sent: number; came: number }[] = []; // oxlint-disable-line typescript/no-explicit-any
    const reader = async () => {
      while (Date.now() < ends + 300) {
        const sent = Date.now();
        seen.push({ on: await nowPlaying(), sent, came: Date.now() });
      }
    };
    await Promise.all(Array.from({ length: 8 }, reader));
    for (const { on, sent, came } of seen) {
      if (came < ends) expect(on).toMatchObject({ source: 'OVERRIDE', title: 'Short' });
      if (sent >= ends) expect(on).toMatchObject({ source: 'SCHEDULE', title: 'Hand-N-Hand' });
      // Whoever reads across the end gets one of the two, never half of each and never nothing.
      if (on.source === 'OVERRIDE') {
        expect(Date.parse(on.endsAt)).toBe(ends);
        expect(sent).toBeLessThan(ends);
      } else expect(on.title).toBe('Hand-N-Hand');
    }
    expect(new Set(seen.map(({ on }) => on.source)).size).toBe(2);
  });

  test('two admins at once, and twenty: all are kept, each hears of his own, and one counts for everybody', async () => {
    const admins = await Promise.all(Array.from({ length: 20 }, () => music.person('admin')));
    await told();
    const answers = await Promise.all(admins.map((as, number) => set({ title: `Track ${number}` }, as)));
    expect(answers.map(({ data }) => data.setNowPlaying.nowPlaying.title)).toEqual(
      admins.map((_, number) => `Track ${number}`),
    );
    const { rows } = await music.superuser.query<{ title: string; n: number }>(
      `select title, count(*) over ()::int as n from now_playing_overrides order by starts_at desc, id desc limit 1`,
    );
    expect(rows[0]!.n).toBe(20);
    for (const as of [undefined, ...admins.slice(0, 3)])
      expect((await nowPlaying(as)).title).toBe(rows[0]!.title);
    const tracks = await told();
    expect(tracks.at(-1)).toBe(rows[0]!.title);
    expect(new Set(tracks).size).toBe(tracks.length);
  });
});

describe('now_playing.changed', () => {
  test('tells each change once: a show on air, an override, its end by the clock, clearing, silence', async () => {
    await told();
    const showId = await liveShow();
    await fillWeek(showId);
    expect(await told()).toEqual(['Hand-N-Hand']);
    await updateShow(music.deps, admin.actor, { id: showId, description: 'Nobody hears this' });
    expect(await told()).toEqual([]);
    await updateShow(music.deps, admin.actor, { id: showId, title: 'Foot-N-Foot' });
    expect(await told()).toEqual(['Foot-N-Foot']);
    await set({ title: 'A track', showId });
    expect((await music.events('now_playing.changed')).at(-1)).toEqual({
      title: 'A track',
      showId,
      overridden: true,
      startsAt: expect.any(String),
      endsAt: expect.any(String),
    });
    await music.superuser.query(
      `update now_playing_overrides set starts_at = starts_at - interval '31 minutes',
         expires_at = date_trunc('milliseconds', now())`,
    );
    expect(await told()).toEqual(['A track', 'Foot-N-Foot']);
    await set({ title: 'Another' });
    await clear();
    expect(await told()).toEqual(['Another', 'Foot-N-Foot']);
    await stepShow(music.deps, admin.actor, 'archive', { id: showId });
    expect(await told()).toEqual([null]);
  });

  test('is told once however many notice it at once', async () => {
    await told();
    await music.superuser.query(
      `insert into now_playing_overrides (title, set_by) values ('Out of nowhere', uuidv7())`,
    );
    await Promise.all(Array.from({ length: 8 }, () => noticeOnAir(music.deps)));
    expect(await told()).toEqual(['Out of nowhere']);
  });
});
