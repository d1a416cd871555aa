import { randomUUID } from 'node:crypto';
import { type TestEvent, eventOf } from '@hotmess/local/testing/test-events';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { beaconScanVoided, beaconScanned } from '@hotmess/shared/events/nightlife';
import { actionTaken } from '@hotmess/shared/events/safety';
import { uuidV7 } from '@hotmess/shared/events/uuid-v7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { liveBeacon } from './support/night.ts';
import { type People, peopleOf } from './support/people.ts';
import { type Streams, openStreams } from './support/stream.ts';
import { type System, startSystem } from './support/system.ts';
import { SOON } from './support/wait.ts';

let nats: TestNats;
let system: System;
let people: People;
let streams: Streams;
beforeAll(async () => {
  nats = await startOwnNats();
  system = await startSystem({ natsUrl: nats.url });
  people = peopleOf(system);
  streams = await openStreams(nats.url);
});
afterAll(async () => {
  await streams?.close();
  await people?.close();
  await system?.close();
  await nats?.dispose();
});

/** A story told by events about somebody or something new, and where it ends. */
interface Story {
  /** The consumers that it concerns, by the names of their durables. */
  readonly durables: readonly string[];
  tell(): Promise<{ events: TestEvent[]; end: () => Promise<unknown> }>;
}

const scanOf = (userId: string | null, scanId: string = uuidV7()) =>
  eventOf(beaconScanned, { ...beaconScanned.example, scanId, userId });
const voidOf = (userId: string, scanId: string) =>
  eventOf(beaconScanVoided, { scanId, beaconId: uuidV7(), userId });
const actionOn = (
  targetType: 'user' | 'beacon',
  targetId: string,
  action: 'ban_user' | 'disable_beacon' | 'reinstate' | 'warn',
  version = 1,
) => eventOf(actionTaken, { actionId: uuidV7(), action, targetType, targetId, version });

/** A person's ledger, balance, standing, and what identity told of him. */
async function standingOf(userId: string): Promise<unknown> {
  const ledger = await system.identity(
    'select type, points, reverses is not null as reverses from xp_events where user_id = $1 order by type',
    [userId],
  );
  const balance = await system.identity(
    'select balance::int, total_events::int from xp_balances where user_id = $1',
    [userId],
  );
  const [user] = await system.identity('select status from users where id = $1', [userId]);
  const told = await system.identity(
    `select subject, count(*)::int as n from outbox where envelope like '%' || $1 || '%' group by 1 order by 1`,
    [userId],
  );
  return { ledger, balance, user, told };
}

async function beaconState(beaconId: string): Promise<unknown> {
  const [beacon] = await system.nightlife('select status, prior_state from beacons where id = $1', [
    beaconId,
  ]);
  const told = await system.nightlife(
    `select count(*)::int as n from outbox where subject like '%state_changed%' and envelope like '%' || $1 || '%'`,
    [beaconId],
  );
  return { beacon, told };
}

async function newBeacon(): Promise<string> {
  return liveBeacon(system.send, await people.person(), await people.person('moderator'));
}

const STORIES: Record<string, Story> = {
  'a scan earns': {
    durables: ['identity-award-scan-xp'],
    async tell() {
      const { userId } = await people.person();
      return { events: [scanOf(userId), scanOf(userId), scanOf(null)], end: () => standingOf(userId) };
    },
  },
  'a scan is declared void': {
    durables: ['identity-award-scan-xp', 'identity-reverse-scan-xp'],
    async tell() {
      const { userId } = await people.person();
      const scanId = uuidV7();
      return { events: [scanOf(userId, scanId), voidOf(userId, scanId)], end: () => standingOf(userId) };
    },
  },
  'a user is warned and banned': {
    durables: ['identity-apply-action', 'nightlife-apply-action'],
    async tell() {
      const { userId } = await people.person();
      return {
        events: [actionOn('user', userId, 'warn'), actionOn('user', userId, 'ban_user')],
        end: () => standingOf(userId),
      };
    },
  },
  'a beacon is disabled twice': {
    durables: ['identity-apply-action', 'nightlife-apply-action'],
    async tell() {
      const id = await newBeacon();
      return {
        events: [actionOn('beacon', id, 'disable_beacon'), actionOn('beacon', id, 'disable_beacon')],
        end: () => beaconState(id),
      };
    },
  },
  'a user is banned and let in again': {
    durables: ['identity-apply-action'],
    async tell() {
      const { userId } = await people.person();
      const events = [actionOn('user', userId, 'ban_user', 1), actionOn('user', userId, 'reinstate', 2)];
      // How he stands, not what was told: a ban that was overtaken never happened, and nothing tells of it.
      return { events, end: () => system.identity('select status from users where id = $1', [userId]) };
    },
  },
  'a beacon is disabled and reinstated': {
    durables: ['nightlife-apply-action'],
    async tell() {
      const id = await newBeacon();
      const events = [actionOn('beacon', id, 'disable_beacon', 1), actionOn('beacon', id, 'reinstate', 2)];
      const end = () => system.nightlife('select status, prior_state from beacons where id = $1', [id]);
      return { events, end };
    },
  },
};

/** Publishes one after the other, each when the one before is handled. */
async function deliver(events: readonly TestEvent[]): Promise<void> {
  for (const event of events) {
    await streams.publish(event);
    await expect.poll(() => streams.unhandled(event.contract.subject), SOON).toBe(0);
  }
}

test('every consumer that a story here tells of runs', async () => {
  const told = [...new Set(Object.values(STORIES).flatMap(({ durables }) => durables))].toSorted();
  await expect.poll(() => streams.durables(), SOON).toEqual(expect.arrayContaining(told));
});

describe.each(Object.entries(STORIES))('%s', (_, story) => {
  test('delivered twice, it ends the same', async () => {
    const { events, end } = await story.tell();
    await deliver(events);
    const once = await end();
    await deliver(events);
    await deliver(events.toReversed());
    expect(await end()).toEqual(once);
  });

  test('delivered in reverse, twice, it ends the same', async () => {
    const straight = await story.tell();
    await deliver(straight.events);
    const reverse = await story.tell();
    await deliver(reverse.events.toReversed());
    await deliver(reverse.events.toReversed());
    expect(await reverse.end()).toEqual(await straight.end());
  });

  test('all of it at once, ten times over, it ends the same', async () => {
    const straight = await story.tell();
    await deliver(straight.events);
    const crowd = await story.tell();
    const many = Array.from({ length: 10 }, () => crowd.events).flat();
    await Promise.all(many.map((event) => streams.publish(event)));
    for (const { contract } of crowd.events)
      await expect.poll(() => streams.unhandled(contract.subject), SOON).toBe(0);
    expect(await crowd.end()).toEqual(await straight.end());
  });
});

describe('poison', () => {
  const consumer = 'identity-award-scan-xp';
  const good = () => JSON.parse(scanOf(uuidV7()).payload) as Record<string, unknown>;
  const bad: Record<string, () => string> = {
    'is not JSON': () => '{',
    'is no envelope': () => JSON.stringify({ hello: 'world' }),
    'is another event': () => JSON.stringify({ ...good(), type: actionTaken.type }),
    'has data that does not fit': () =>
      JSON.stringify({ ...good(), data: { ...beaconScanned.example, night: 'tonight' } }),
  };

  test.each(Object.entries(bad))(
    'what %s lands in the dead letters, and the next event flows',
    async (_, make) => {
      const { userId } = await people.person();
      const before = (await streams.deadLetters(consumer)).length;
      const payload = make();
      await streams.publishRaw(beaconScanned, payload);
      await deliver([scanOf(userId)]);
      expect(await standingOf(userId)).toMatchObject({ balance: [{ balance: 10, total_events: 1 }] });
      const letters = await streams.deadLetters(consumer);
      expect(letters).toHaveLength(before + 1);
      const letter = letters.at(-1)!;
      expect(letter).toMatchObject({ errorCode: 'INVALID_EVENT', originalSubject: beaconScanned.subject });
      expect(new TextDecoder().decode(letter.payload)).toBe(payload);
    },
  );

  test('an event whose person is not known waits, and the rest flows past it', async () => {
    await streams.publish(scanOf(randomUUID()));
    const { userId } = await people.person();
    await streams.publish(scanOf(userId));
    await expect
      .poll(() => standingOf(userId), SOON)
      .toMatchObject({ balance: [{ balance: 10, total_events: 1 }] });
    expect(await streams.unhandled(beaconScanned.subject)).toBe(1);
  });
});
