import type { Guest } from '@hotmess/local/testing/service-under-test';
import { describe, expect, test } from 'vitest';
import { publishDueReleases } from '../src/release/publish.ts';
import { soundcloudUrl } from '../src/release/soundcloud-url.ts';
import {
  FIELDS,
  HOUR,
  admin,
  comeTrue,
  draft,
  find,
  music,
  publishedOf,
  soon,
  step,
  useReleases,
} from './release-world.ts';

useReleases();

describe('a release', () => {
  test('is drafted with tracks and a default label, published at once, and archived for good', async () => {
    const tracks = [
      { title: 'After Hours', durationSeconds: 391, isrc: 'GBAYE2600001' },
      { title: 'After Hours (Dub)', durationSeconds: 428 },
    ];
    const soundcloud = 'https://soundcloud.com/raw-convict-records/after-hours';
    const made = await music.mutate(
      'createRelease',
      { title: 'After Hours', artist: 'Marlow', soundcloudUrl: soundcloud, tracks },
      FIELDS,
      admin,
    );
    expect(made.release).toMatchObject({
      status: 'DRAFT',
      label: 'RAW CONVICT RECORDS',
      soundcloudUrl: soundcloud,
      releaseAt: null,
      tracks: [
        { position: 1, ...tracks[0] },
        { position: 2, ...tracks[1], isrc: null },
      ],
    });
    const { id } = made.release;
    expect((await find(id)).codes).toEqual(['NOT_FOUND']);
    const published = (await step('publishRelease', id, { version: 1 })).release;
    expect(published.status).toBe('LIVE');
    expect((await find(id)).data.release.tracks).toHaveLength(2);
    expect(await publishedOf(id)).toEqual([
      {
        releaseId: id,
        version: 2,
        title: 'After Hours',
        artist: 'Marlow',
        label: 'RAW CONVICT RECORDS',
        publishedAt: published.releaseAt,
      },
    ]);
    expect((await step('archiveRelease', id)).release.status).toBe('ARCHIVED');
    expect((await find(id)).codes).toEqual(['NOT_FOUND']);
    for (const again of ['publishRelease', 'archiveRelease'])
      await expect(step(again, id)).rejects.toThrow('INVALID_TRANSITION');
    await expect(music.mutate('updateRelease', { id, title: 'Late' }, FIELDS, admin)).rejects.toThrow(
      'INVALID_TRANSITION',
    );
    for (const action of ['create', 'publish', 'archive'])
      expect(await music.auditCount(`release.${action}`), action).toBeGreaterThan(0);
  });

  test('is changed as a whole or not at all, and by whoever saw it as it is', async () => {
    const id = await draft({ tracks: [{ title: 'One', durationSeconds: 100 }] });
    const update = (input: Record<string, unknown>) =>
      music.mutate('updateRelease', { id, ...input }, FIELDS, admin);
    const changed = await update({
      version: 1,
      title: 'Later Hours',
      tracks: [
        { title: 'Two', durationSeconds: 200 },
        { title: 'One', durationSeconds: 100 },
      ],
    });
    expect(changed.release).toMatchObject({
      title: 'Later Hours',
      version: 2,
      tracks: [
        { position: 1, title: 'Two' },
        { position: 2, title: 'One' },
      ],
    });
    await expect(update({ version: 1, tracks: [] })).rejects.toThrow('CONFLICT');
    // Two who saw the same: one of them.
    const both = await Promise.allSettled(
      ['A', 'B'].map((title) => update({ version: 2, title, tracks: [{ title, durationSeconds: 1 }] })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { rows } = await music.superuser.query(
      'select count(*)::int as n from release_tracks where release_id = $1',
      [id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('is live to the second, however late the job is, which then tells it once', async () => {
    const id = await draft({ title: 'To the second' });
    const moment = new Date(Date.now() + 900);
    expect((await step('scheduleRelease', id, { releaseAt: moment.toISOString() })).release.status).toBe(
      'SCHEDULED',
    );
    const seen: { found: boolean; sent: number; came: number }[] = [];
    while (Date.now() < moment.getTime() + 200) {
      const sent = Date.now();
      const { data, codes } = await find(id);
      seen.push({ found: codes.length === 0, sent, came: Date.now() });
      if (codes.length === 0) expect(data.release.status).toBe('LIVE');
    }
    for (const { found, sent, came } of seen) {
      if (came < moment.getTime()) expect(found).toBe(false);
      if (sent >= moment.getTime()) expect(found).toBe(true);
    }
    expect(new Set(seen.map(({ found }) => found)).size).toBe(2);
    expect(await publishedOf(id)).toEqual([]);
    // Several replicas at once: each event once.
    await Promise.all(Array.from({ length: 4 }, () => publishDueReleases(music.deps.database)));
    expect(await publishedOf(id)).toMatchObject([
      { publishedAt: moment.toISOString(), title: 'To the second' },
    ]);
    const { rows } = await music.superuser.query('select status from records_releases where id = $1', [id]);
    expect(rows).toEqual([{ status: 'live' }]);
  });

  test('that is scheduled may be moved until its moment has come, and not after', async () => {
    const id = await draft();
    await expect(step('scheduleRelease', id, { releaseAt: soon(-1_000) })).rejects.toThrow('BAD_USER_INPUT');
    await step('scheduleRelease', id, { releaseAt: soon() });
    const later = soon(2 * HOUR);
    const moved = await music.mutate('updateRelease', { id, releaseAt: later }, FIELDS, admin);
    expect(moved.release).toMatchObject({ status: 'SCHEDULED', releaseAt: later });
    await expect(step('publishRelease', id)).rejects.toThrow('INVALID_TRANSITION');
    await expect(step('archiveRelease', id)).rejects.toThrow('INVALID_TRANSITION');
    await comeTrue(id);
    await expect(music.mutate('updateRelease', { id, releaseAt: later }, FIELDS, admin)).rejects.toThrow(
      'BAD_USER_INPUT',
    );
  });

  test('whose moment has come is archived only after it was told that it is out', async () => {
    const id = await draft();
    await step('scheduleRelease', id, { releaseAt: soon() });
    await comeTrue(id);
    expect((await find(id)).data.release.status).toBe('LIVE');
    expect((await step('archiveRelease', id)).release.status).toBe('ARCHIVED');
    expect(await publishedOf(id)).toHaveLength(1);
  });

  test.each([
    [{ title: ' ' }, 'title'],
    [{ artist: 'a'.repeat(201) }, 'artist'],
    [{ artworkUrl: 'https://elsewhere.example/a.jpg' }, 'artworkUrl'],
    [{ soundcloudUrl: 'https://soundcloud.example/a' }, 'soundcloudUrl'],
    [{ tracks: [{ title: 'One', durationSeconds: 0 }] }, 'tracks.0.durationSeconds'],
    [{ tracks: [{ title: 'One', durationSeconds: 1, isrc: 'GB-AYE-26-00001' }] }, 'tracks.0.isrc'],
    [{ tracks: Array.from({ length: 100 }, () => ({ title: 'One', durationSeconds: 1 })) }, 'tracks'],
  ])('with %o is refused by name', async (change, field) => {
    const { codes, errors } = await music.graphql(
      `mutation ($input: CreateReleaseInput!) { createRelease(input: $input) { release { id } } }`,
      { input: { title: 'After Hours', artist: 'Marlow', ...change } },
      admin,
    );
    expect(codes).toEqual(['BAD_USER_INPUT']);
    expect(errors[0]!.extensions['field']).toBe(field);
  });

  test('is an admin’s to make', async () => {
    const make = (as?: Guest) =>
      music.graphql(
        `mutation { createRelease(input: { title: "A", artist: "B" }) { release { id } } }`,
        {},
        as,
      );
    expect((await make()).codes).toEqual(['UNAUTHENTICATED']);
    for (const role of ['app_user', 'moderator'] as const)
      expect((await make(await music.person(role))).codes).toEqual(['FORBIDDEN']);
  });
});

test.each([
  ['https://soundcloud.com/artist/track', true],
  ['https://www.soundcloud.com/artist', true],
  ['https://m.soundcloud.com/artist/track', true],
  ['https://on.soundcloud.com/AbC12', true],
  ['https://soundcloud.com/artist/track?si=1', true],
  ['http://soundcloud.com/artist/track', false],
  ['https://soundcloud.com', false],
  ['https://soundcloud.com/', false],
  ['https://api.soundcloud.com/tracks/1', false],
  ['https://w.soundcloud.com/player/?url=https://evil.example', false],
  ['https://soundcloud.com.evil.example/a', false],
  ['https://evilsoundcloud.com/a', false],
  ['https://soundcloud.com@evil.example/a', false],
  ['https://user@soundcloud.com/a', false],
  ['https://soundcloud.com:8443/a', false],
  ['https://soundcloud.com/a#b', false],
  ['https://SoundCloud.com/a', false],
  ['https://soundcloud.com/a b', false],
  ['https:/soundcloud.com/a', false],
  ['javascript:alert(1)//soundcloud.com/a', false],
  [`https://soundcloud.com/${'a'.repeat(480)}`, false],
])('soundcloud_url: %s: %s, by the command and by the table', async (url, fits) => {
  expect(soundcloudUrl.safeParse(url).success).toBe(fits);
  if (!fits) return;
  await draft({ soundcloudUrl: url });
});

test('soundcloud_url of another site is refused by the table’s own rule too', async () => {
  const id = await draft();
  for (const url of [
    'https://soundcloud.com.evil.example/a',
    'http://soundcloud.com/a',
    'https://soundcloud.com/a b',
  ])
    await expect(
      music.superuser.query('update records_releases set soundcloud_url = $2 where id = $1', [id, url]),
    ).rejects.toMatchObject({ code: '23514' });
});
