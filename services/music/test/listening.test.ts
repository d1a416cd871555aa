import type { Guest } from '@hotmess/local/testing/service-under-test';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publishShowListeners } from '../src/jobs/count-listeners.ts';
import { type Music, clearStation, startMusic } from './harness.ts';

let music: Music;
let admin: Guest;
beforeAll(async () => {
  music = await startMusic({ heldJobs: ['count-listeners'] });
  admin = await music.person('admin');
});
afterAll(() => music.close());
beforeEach(async () => {
  await clearStation(music);
  await music.superuser.query('delete from listening_runs');
});

const beat = async (as?: Guest) => music.graphql(`mutation { sendHeartbeat { counted minutes } }`, {}, as);
const eventsOf = async ({ userId }: Guest) =>
  (await music.events('listening.recorded')).filter((event) => event['userId'] === userId);
/** Lets seconds pass for a listener, by the server's clock: what he did was so much longer ago. */
const pass = ({ userId }: Guest, seconds: number) =>
  music.superuser.query(
    `update listening_runs set started_at = started_at - make_interval(secs => $2),
       last_beat_at = last_beat_at - make_interval(secs => $2) where user_id = $1`,
    [userId, seconds],
  );

describe('a heartbeat', () => {
  test('each minute makes one listening.recorded of each full ten', async () => {
    const guest = await music.person();
    for (let minute = 0; minute <= 20; minute++) {
      const { data } = await beat(guest);
      expect(data.sendHeartbeat).toEqual({ counted: true, minutes: minute % 10 });
      expect(await eventsOf(guest)).toHaveLength(Math.floor(minute / 10));
      await pass(guest, 60);
    }
    const [one] = await eventsOf(guest);
    expect(one).toMatchObject({ userId: guest.userId, minutes: 10 });
    expect(Date.parse(one!['endedAt'] as string) - Date.parse(one!['startedAt'] as string)).toBe(600_000);
  });

  test('of several devices at once counts once', async () => {
    const guest = await music.person();
    for (let minute = 0; minute <= 10; minute++) {
      const answers = await Promise.all(Array.from({ length: 8 }, () => beat(guest)));
      for (const { errors } of answers) expect(errors).toEqual([]);
      expect(await eventsOf(guest)).toHaveLength(minute === 10 ? 1 : 0);
      await pass(guest, 60);
    }
  });

  test('after a gap begins anew', async () => {
    const guest = await music.person();
    await beat(guest);
    await pass(guest, 550);
    expect((await beat(guest)).data.sendHeartbeat.minutes).toBe(0);
    await pass(guest, 60);
    expect((await beat(guest)).data.sendHeartbeat.minutes).toBe(1);
    expect(await eventsOf(guest)).toEqual([]);
  });

  test('of someone signed out is answered, earns nothing and leaves nothing', async () => {
    expect((await beat()).data.sendHeartbeat).toEqual({ counted: false, minutes: 0 });
    const { rows } = await music.superuser.query('select from listening_runs');
    expect(rows).toEqual([]);
    expect((await beat(await music.person('app_user', true))).codes).toEqual(['FORBIDDEN']);
  });
});

describe('listeners of a show', () => {
  async function onAir(title: string): Promise<string> {
    const { radioShow } = await music.mutate(
      'createRadioShow',
      { title, hostName: 'Ray' },
      'radioShow { id }',
      admin,
    );
    await music.mutate('publishRadioShow', radioShow, 'radioShow { id }', admin, 'RadioShowStepInput');
    await music.mutate(
      'setNowPlaying',
      { title: 'A track', showId: radioShow.id },
      'nowPlaying { title }',
      admin,
    );
    return radioShow.id;
  }
  /** So many listen now. */
  const listening = async (count: number) => {
    await music.superuser.query('delete from listening_runs');
    await music.superuser.query(
      `insert into listening_runs select gen_random_uuid(), now(), now() from generate_series(1, $1::int)`,
      [count],
    );
  };
  const shown = async (id: string) => {
    const query = `query ($id: ID!) { radioShow(id: $id) { listenersNow peakListeners } }`;
    const { listenersNow, peakListeners } = (await music.graphql(query, { id })).data.radioShow;
    return [listenersNow, peakListeners];
  };
  const nextSlot = () =>
    music.superuser.query(
      `update show_listeners set slot_at = slot_at - interval '5 minutes', peak_at = peak_at - interval '5 minutes'`,
    );

  test('are published once in five minutes, of twenty on, in fives, and the peak stays', async () => {
    const id = await onAir('Hand-N-Hand');
    expect(await shown(id)).toEqual([null, null]);
    for (const [count, expected] of [
      [19, [null, null]],
      [33, [30, 30]],
      [47, [45, 45]],
      [24, [20, 45]],
      [3, [null, 45]],
    ] as const) {
      await listening(count);
      await publishShowListeners(music.deps);
      expect(await shown(id), `${count}`).toEqual(expected);
      // Within the same five minutes nothing moves, whoever comes or goes.
      await listening(count + 40);
      await publishShowListeners(music.deps);
      expect(await shown(id)).toEqual(expected);
      await nextSlot();
    }
    await listening(60);
    await publishShowListeners(music.deps);
    await nextSlot();
    await nextSlot();
    // Ten minutes old is not now.
    expect(await shown(id)).toEqual([null, 60]);
  });

  test('are one number at a time: another show that comes on air waits for the next five minutes', async () => {
    const first = await onAir('First');
    await listening(30);
    await publishShowListeners(music.deps);
    const second = await onAir('Second');
    await listening(31);
    await publishShowListeners(music.deps);
    expect([await shown(first), await shown(second)]).toEqual([
      [30, 30],
      [null, null],
    ]);
    await nextSlot();
    await publishShowListeners(music.deps);
    expect(await shown(second)).toEqual([30, 30]);
  });

  test('are those of the last ninety seconds, and who stopped is forgotten', async () => {
    const id = await onAir('Hand-N-Hand');
    await listening(40);
    await music.superuser.query(
      `update listening_runs set started_at = now() - interval '4 minutes', last_beat_at = now() - interval '91 seconds'
       where user_id in (select user_id from listening_runs limit 15)`,
    );
    await music.superuser.query(
      `insert into listening_runs values ($1, now() - interval '4 minutes', now() - interval '181 seconds')`,
      [randomUUID()],
    );
    await publishShowListeners(music.deps);
    expect(await shown(id)).toEqual([25, 25]);
    const { rows } = await music.superuser.query('select count(*)::int as n from listening_runs');
    expect(rows).toEqual([{ n: 40 }]);
  });

  test('cannot even be stored below the threshold', async () => {
    const id = await onAir('Hand-N-Hand');
    for (const count of [19, 21, 15])
      await expect(
        music.superuser.query(
          'insert into show_listeners (show_id, slot_at, listeners) values ($1, now(), $2)',
          [id, count],
        ),
      ).rejects.toMatchObject({ code: '23514' });
  });
});
