import type { Guest } from '@hotmess/local/testing/service-under-test';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { type Nightlife, SCAN, beaconIn, mutate, startNightlife } from './harness.ts';

export let nightlife: Nightlife;
export let host: Guest;
export let doorman: Guest;
export let beaconId: string;

export const addStaff = (id: string, member: Guest) =>
  mutate(
    nightlife,
    'addBeaconStaff',
    { beaconId: id, userId: member.userId },
    'beacon { id }',
    host,
    'BeaconStaffInput',
  );
export const scan = async (token: string, as?: Guest, at?: string) =>
  (await nightlife.graphql(SCAN, { input: { token, nonce: randomUUID(), beaconId: at } }, as)).data
    .scanBeacon;
export const MINTED = 'token qrToken { id use maxUses expiresAt rotateAt createdAt signed status }';

/** Registers the hooks that make what is above, for a test file. */
export function useDoors(): void {
  beforeAll(async () => {
    nightlife = await startNightlife();
    [host, doorman] = [await nightlife.person(), await nightlife.person()];
    beaconId = await beaconIn(nightlife, host);
    await addStaff(beaconId, doorman);
  });
  afterAll(() => nightlife.close());
}
