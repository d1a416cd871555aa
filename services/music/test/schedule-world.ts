import type { Guest } from '@hotmess/local/testing/service-under-test';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Music, clearStation, startMusic } from './harness.ts';

export let music: Music;
export let admin: Guest;

export const SCHEDULE = `query ($from: DateTime!, $to: DateTime!) {
  schedule(from: $from, to: $to) { show { title } startsAt endsAt replaced }
}`;
export type Shown = { show: { title: string }; startsAt: string; endsAt: string };
export const STEP = 'RadioShowStepInput';
export const BLOCK_STEP = 'ScheduleBlockStepInput';

export async function liveShow(title = 'Hand-N-Hand', input: Record<string, unknown> = {}): Promise<string> {
  const fields = 'radioShow { id }';
  const made = await music.mutate('createRadioShow', { title, hostName: 'Ray', ...input }, fields, admin);
  const { id } = made.radioShow;
  await music.mutate('publishRadioShow', { id }, fields, admin, STEP);
  return id;
}
export async function block(
  showId: string,
  dayOfWeek: number,
  startTime: string,
  endTime: string,
): Promise<string> {
  const input = { showId, dayOfWeek, startTime, endTime };
  return (await music.mutate('createScheduleBlock', input, 'scheduleBlock { id }', admin)).scheduleBlock.id;
}
export const schedule = async (from: string, to: string, as?: Guest) => {
  const { data } = await music.graphql(SCHEDULE, { from, to }, as);
  return data.schedule.map((airing: Shown) => [
    airing.show.title,
    airing.startsAt.slice(0, 16),
    airing.endsAt.slice(0, 16),
  ]);
};
export const except = (input: Record<string, unknown>) =>
  music.mutate('setScheduleException', input, 'scheduleException { id date show { title } }', admin);

/** Registers the hooks that make what is above, for a test file. */
export function useSchedule(): void {
  beforeAll(async () => {
    music = await startMusic({ heldJobs: ['apply-exceptions'] });
    admin = await music.person('admin');
  });
  afterAll(() => music.close());
  beforeEach(() => clearStation(music));
}
