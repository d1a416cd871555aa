import type { Guest } from '@hotmess/local/testing/service-under-test';
import { afterAll, beforeAll } from 'vitest';
import { type Music, startMusic } from './harness.ts';

export let music: Music;
export let admin: Guest;

export const FIELDS =
  'release { id title status version releaseAt label soundcloudUrl tracks { position title durationSeconds isrc } }';
const STEP = 'ReleaseStepInput';
export const HOUR = 3_600_000;
export const soon = (milliseconds = HOUR) => new Date(Date.now() + milliseconds).toISOString();

export async function draft(input: Record<string, unknown> = {}): Promise<string> {
  const made = await music.mutate(
    'createRelease',
    { title: 'After Hours', artist: 'Marlow', ...input },
    FIELDS,
    admin,
  );
  return made.release.id;
}
export const step = (name: string, id: string, input = {}) =>
  music.mutate(
    name,
    { id, ...input },
    FIELDS,
    admin,
    name === 'scheduleRelease' ? 'ScheduleReleaseInput' : STEP,
  );
export const find = (id: string, as?: Guest) =>
  music.graphql(`query ($id: ID!) { release(id: $id) { status tracks { title } } }`, { id }, as);
export const publishedOf = async (id: string) =>
  (await music.events('release.published')).filter(({ releaseId }) => releaseId === id);
/** Lets the moment of a scheduled release have come; the row itself nobody has moved. */
export const comeTrue = (id: string) =>
  music.superuser.query(
    `update records_releases set release_at = date_trunc('milliseconds', now()) - interval '1 second' where id = $1`,
    [id],
  );

/** Registers the hooks that make what is above, for a test file. */
export function useReleases(): void {
  beforeAll(async () => {
    music = await startMusic({ heldJobs: ['publish-releases'] });
    admin = await music.person('admin');
  });
  afterAll(() => music.close());
}
