import type { Guest } from '@hotmess/local/testing/service-under-test';
import { sellerApproved, sellerSuspended } from '@hotmess/shared/events/commerce';
import { userBanned, userErased, userReinstated } from '@hotmess/shared/events/identity';
import { actionApplied } from '@hotmess/shared/events/moderation-answers';
import { actionTaken } from '@hotmess/shared/events/safety';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionTakenConsumer } from '../src/consumers/action-taken.ts';
import { sellerConsumers } from '../src/consumers/seller-changed.ts';
import { userBannedConsumer } from '../src/consumers/user-banned.ts';
import { userErasedConsumer } from '../src/consumers/user-erased.ts';
import { userReinstatedConsumer } from '../src/consumers/user-reinstated.ts';
import { followBeacons } from '../src/jobs/follow-beacons.ts';
import { type Nightlife, beaconIn, mutate, refusal, startNightlife } from './harness.ts';
import { hand, listingIn, look, readySeller, told } from './market-world.ts';

const reason = 'Two causes hold one listing.';
let nightlife: Nightlife;
let host: Guest;
let moderator: Guest;
let beaconId: string;
beforeAll(async () => {
  nightlife = await startNightlife(['follow-beacons']);
  [host, moderator] = await Promise.all([nightlife.person(), nightlife.person('moderator')]);
  beaconId = await beaconIn(nightlife, host);
});
afterAll(() => nightlife.close());

const standing = (contract: typeof userBanned, { userId }: Guest, version: number) =>
  hand(nightlife, [userBannedConsumer(), userReinstatedConsumer()], contract, {
    userId,
    version,
    actionId: null,
  });
const account = (contract: typeof sellerApproved, { userId }: Guest, version: number) =>
  hand(nightlife, sellerConsumers(), contract, {
    sellerId: randomUUID(),
    userId,
    version,
    canCharge: contract === sellerApproved,
  });
const takeDown = (id: string) =>
  mutate(
    nightlife,
    'takeDownTicketListing',
    { id, reason },
    'listing { status }',
    moderator,
    'ReviewTicketListingInput',
  );
const restore = (id: string, as = moderator) =>
  refusal(nightlife, 'restoreTicketListing', { id, reason }, as, 'ReviewTicketListingInput');
const state = async (id: string) => {
  const { status, removed_because: because } = await look(nightlife, 'ticket_listings', id);
  return because === null ? status : `${status as string}: ${because as string}`;
};
async function setBeacon(id: string, status: 'disabled' | 'live'): Promise<void> {
  const client = await nightlife.superuser.connect();
  await client.query('set session_replication_role = replica');
  await client.query('update beacons set status = $2, prior_state = $3 where id = $1', [
    id,
    status,
    status === 'live' ? null : 'live',
  ]);
  await client.query('set session_replication_role = origin');
  client.release();
  await followBeacons(nightlife.service.database);
}
async function act(action: 'remove_listing' | 'reinstate', targetId: string, version: number) {
  const actionId = randomUUID();
  const data = { actionId, action, targetType: 'ticket_listing' as const, targetId, version };
  await hand(nightlife, [actionTakenConsumer()], actionTaken, data);
  return (await told(nightlife, actionApplied('nightlife'))).find((it) => it.actionId === actionId)!.outcome;
}

describe('what is down for two causes comes back when the last is lifted', () => {
  test('suspended as a seller and banned', async () => {
    const seller = await readySeller(nightlife);
    const id = await listingIn(nightlife, seller, beaconId, 'live');
    await account(sellerSuspended, seller, 3);
    await standing(userBanned, seller, 5);
    await account(sellerApproved, seller, 4);
    expect(await state(id)).toBe('removed: ban');
    await account(sellerSuspended, seller, 5);
    await standing(userReinstated, seller, 6);
    expect(await state(id)).toBe('removed: seller_suspended');
    await account(sellerApproved, seller, 6);
    expect(await state(id)).toBe('live');
  });

  test('its beacon gone and its seller banned', async () => {
    const [place, seller] = [await beaconIn(nightlife, host), await readySeller(nightlife)];
    const id = await listingIn(nightlife, seller, place, 'live');
    await setBeacon(place, 'disabled');
    await standing(userBanned, seller, 5);
    await setBeacon(place, 'live');
    expect(await state(id)).toBe('removed: ban');
    await standing(userReinstated, seller, 6);
    expect(await state(id)).toBe('live');
  });

  test('its beacon gone and an action of a moderator', async () => {
    const [place, seller] = [await beaconIn(nightlife, host), await readySeller(nightlife)];
    const id = await listingIn(nightlife, seller, place, 'live');
    await setBeacon(place, 'disabled');
    expect(await act('remove_listing', id, 1)).toBe('unchanged');
    await setBeacon(place, 'live');
    expect(await state(id)).toBe('removed: moderator');
    expect(await act('reinstate', id, 2)).toBe('effective');
    expect(await state(id)).toBe('live');
  });

  test('an action and a ban: the reinstatement waits for the seller', async () => {
    const seller = await readySeller(nightlife);
    const id = await listingIn(nightlife, seller, beaconId, 'live');
    await act('remove_listing', id, 1);
    await standing(userBanned, seller, 5);
    expect(await act('reinstate', id, 2)).toBe('unchanged');
    expect(await state(id)).toBe('removed: ban');
    await standing(userReinstated, seller, 6);
    expect(await state(id)).toBe('live');
  });
});

describe('a moderator restores what moderators took down', () => {
  test('and nothing that its seller took back, nor while he is banned or suspended', async () => {
    const seller = await readySeller(nightlife);
    const own = await listingIn(nightlife, seller, beaconId, 'live');
    await mutate(
      nightlife,
      'removeTicketListing',
      { id: own },
      'listing { id }',
      seller,
      'TicketListingStepInput',
    );
    expect(await restore(own)).toEqual(['INVALID_TRANSITION']);
    const id = await listingIn(nightlife, seller, beaconId, 'live');
    await takeDown(id);
    await account(sellerSuspended, seller, 3);
    expect(await restore(id)).toEqual(['INVALID_TRANSITION']);
    expect(await state(id)).toBe('removed: moderator');
    await account(sellerApproved, seller, 4);
    const before = await nightlife.auditCount('ticket_listing.restore');
    expect(await restore(id, seller)).toEqual(['FORBIDDEN']);
    expect(await restore(id)).toEqual([]);
    expect(await state(id)).toBe('live');
    expect(await nightlife.auditCount('ticket_listing.restore')).toBe(before + 1);
    expect(await restore(randomUUID())).toEqual(['NOT_FOUND']);
  });

  test('at the very moment of a ban nothing of his stays on offer', async () => {
    for (let n = 0; n < 6; n++) {
      const seller = await readySeller(nightlife);
      const id = await listingIn(nightlife, seller, beaconId, 'live');
      await takeDown(id);
      const [codes] = await Promise.all([restore(id), standing(userBanned, seller, 5)]);
      expect(await state(id)).toBe(codes.length === 0 ? 'removed: ban' : 'removed: moderator');
    }
  });
});

test('what commerce says of an erased person leaves no row of his', async () => {
  const seller = await readySeller(nightlife);
  const { userId } = seller;
  await hand(nightlife, [userErasedConsumer()], userErased, { userId, version: 9 });
  await account(sellerSuspended, seller, 10);
  const { rows } = await nightlife.superuser.query('select from seller_accounts where user_id = $1', [
    userId,
  ]);
  expect(rows).toEqual([]);
});
