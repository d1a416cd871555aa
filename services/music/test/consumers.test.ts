import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { eventOf, sendThroughOutbox } from '@hotmess/local/testing/test-events';
import { openPartsStore } from '@hotmess/shared/dsar/parts-store';
import type { EventContract } from '@hotmess/shared/events/define-event';
import { erasureRequested, exportRequested } from '@hotmess/shared/events/dsar';
import { userBanned, userErased } from '@hotmess/shared/events/identity';
import { type NatsLink, openNats } from '@hotmess/shared/events/nats-link';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectPerson } from '../src/dsar/person-data.ts';
import { type Music, startMusic } from './harness.ts';

let nats: TestNats;
let music: Music;
let link: NatsLink;
beforeAll(async () => {
  nats = await startOwnNats();
  music = await startMusic({ natsUrl: nats.url, heldJobs: ['count-listeners'] });
  link = openNats({ url: nats.url, name: 'test', logger: music.service.logger });
});
afterAll(async () => {
  await music.close();
  await link.close();
  await nats.dispose();
});

const WAIT = { timeout: 20_000, interval: 50 };

const send = <Data>(contract: EventContract<Data>, data: NoInfer<Data>) =>
  sendThroughOutbox(music.superuser, eventOf(contract, data));
const listens = async (userId: string) =>
  (await music.superuser.query('select from listening_runs where user_id = $1', [userId])).rowCount;
const beat = (as: Awaited<ReturnType<Music['person']>>) =>
  music.graphql(`mutation { sendHeartbeat { counted } }`, {}, as);
const answerTo = async (fact: string, requestId: string) =>
  (await music.events(fact)).find((event) => event['requestId'] === requestId);

test('a ban ends listening, and nobody else’s', async () => {
  const [banned, other] = [await music.person(), await music.person()];
  await beat(banned);
  await beat(other);
  await send(userBanned, { userId: banned.userId, version: 4, actionId: null });
  await expect.poll(() => listens(banned.userId), WAIT).toBe(0);
  expect(await listens(other.userId)).toBe(1);
});

test('a person’s export holds what is held of him, and his erasure says what was done', async () => {
  const admin = await music.person('admin');
  await music.mutate('createRadioShow', { title: 'Hand-N-Hand', hostName: 'Ray' }, 'radioShow { id }', admin);
  await music.mutate(
    'createRelease',
    { title: 'A', artist: 'B', tracks: [{ title: 'A', durationSeconds: 1 }] },
    'release { id }',
    admin,
  );
  await music.mutate('setNowPlaying', { title: 'A track' }, 'nowPlaying { title }', admin);
  await beat(admin);

  const { x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  const request = { requestId: randomUUID(), userId: admin.userId, requestedAt: new Date().toISOString() };
  await send(exportRequested, {
    ...request,
    services: ['music'],
    publicJwk: { kty: 'EC', crv: 'P-256', x: x!, y: y! },
  });
  await expect.poll(() => answerTo('dsar.exported', request.requestId), WAIT).toMatchObject({ records: 5 });
  const bytes = (await (await openPartsStore(link)).getBlob(`${request.requestId}/music`))!;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(await answerTo('dsar.exported', request.requestId)).toMatchObject({ sha256 });
  expect(new TextDecoder().decode(bytes)).not.toContain('A track');
  const system = { role: 'system', job: 'test' } as const;
  const held = await music.deps.database.inTransaction(system, (tx) => collectPerson(tx, admin.userId));
  expect(held).toMatchObject({
    listening: [{ started_at: expect.any(Date) }],
    nowPlayingOverrides: [{ title: 'A track', set_by: admin.userId }],
    radioShows: [{ created_by: admin.userId }],
    scheduleBlocks: [],
    scheduleExceptions: [],
    recordsReleases: [{ created_by: admin.userId }],
    releaseTracks: [{ created_by: admin.userId }],
  });

  await send(erasureRequested, { ...request, services: ['music'] });
  await expect
    .poll(() => answerTo('dsar.erased', request.requestId), WAIT)
    .toMatchObject({
      userId: admin.userId,
      tables: [
        { table: 'listening_runs', treatment: 'deleted', rows: 1, basis: null },
        { table: 'now_playing_overrides', treatment: 'unlinked', rows: 1, basis: null },
        { table: 'radio_shows', treatment: 'retained', rows: 1, basis: 'STATION_RECORDS' },
        { table: 'schedule_blocks', treatment: 'retained', rows: 0, basis: 'STATION_RECORDS' },
        { table: 'schedule_exceptions', treatment: 'retained', rows: 0, basis: 'STATION_RECORDS' },
        { table: 'records_releases', treatment: 'retained', rows: 1, basis: 'STATION_RECORDS' },
        { table: 'release_tracks', treatment: 'retained', rows: 1, basis: 'STATION_RECORDS' },
      ],
    });
  expect(await listens(admin.userId)).toBe(0);
  const { rows } = await music.superuser.query('select title, set_by from now_playing_overrides');
  expect(rows).toEqual([{ title: 'A track', set_by: null }]);
});

test('every column that holds a person is one that data requests know of', async () => {
  const { rows } = await music.superuser.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and data_type = 'uuid'
       and column_name in ('user_id', 'set_by', 'cleared_by', 'created_by', 'updated_by')
     order by 1`,
  );
  const stamped = [
    'radio_shows',
    'records_releases',
    'release_tracks',
    'schedule_blocks',
    'schedule_exceptions',
  ];
  expect(rows.map(({ name }) => name)).toEqual(
    [
      'listening_runs.user_id',
      'now_playing_overrides.cleared_by',
      'now_playing_overrides.set_by',
      ...stamped.flatMap((table) => [`${table}.created_by`, `${table}.updated_by`]),
    ].sort(),
  );
});

test('who was erased is forgotten also where he came back in between', async () => {
  const guest = await music.person();
  await beat(guest);
  await send(userErased, { userId: guest.userId, version: 9 });
  await expect.poll(() => listens(guest.userId), WAIT).toBe(0);
});
