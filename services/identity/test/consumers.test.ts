import { randomUUID } from 'node:crypto';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { type TestEvent, eventOf, sendThroughOutbox } from '@hotmess/local/testing/test-events';
import { marketListingApproved, orderPaid, orderRefunded } from '@hotmess/shared/events/commerce';
import { listeningRecorded } from '@hotmess/shared/events/music';
import { beaconScanVoided, beaconScanned, ticketListingApproved } from '@hotmess/shared/events/nightlife';
import { actionTaken } from '@hotmess/shared/events/safety';
import { type NatsLink, openNats } from '@hotmess/shared/events/nats-link';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Identity, startIdentity } from './harness.ts';

let nats: TestNats;
let identity: Identity;
let link: NatsLink;
beforeAll(async () => {
  nats = await startOwnNats();
  identity = await startIdentity({ NATS_URL: nats.url });
  link = openNats({ url: nats.url, name: 'test', logger: identity.service.logger });
});
afterAll(async () => {
  await identity.close();
  await link.close();
  await nats.dispose();
});

const send = (event: TestEvent) => sendThroughOutbox(identity.superuser, event);

const scanned = (userId: string | null, scanId: string = randomUUID(), firstForUser = true) =>
  eventOf(beaconScanned, {
    scanId,
    beaconId: randomUUID(),
    cityId: 'london',
    tokenScope: 'check_in',
    userId,
    firstForUser,
    night: '2026-11-23',
    scannedAt: new Date().toISOString(),
  });
const voided = (userId: string, scanId: string) =>
  eventOf(beaconScanVoided, { scanId, beaconId: randomUUID(), userId });

async function points(userId: string): Promise<number[]> {
  const { rows } = await identity.superuser.query(
    'select points from xp_events where user_id = $1 order by id',
    [userId],
  );
  return rows.map((row: { points: number }) => row.points);
}

/** What NATS answers to one of its JSON requests. */
async function ask(what: string): Promise<Record<string, never>> {
  const connection = await link.connected(AbortSignal.timeout(10_000));
  return (await connection.request(`$JS.API.${what}`)).json();
}

/** Waits until everything was sent and every consumer handled what there is. */
async function settle(): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 50) {
    const { rows } = await identity.superuser.query(
      'select 1 from outbox where published_at is null limit 1',
    );
    const pending = await Promise.all(
      [
        'NIGHTLIFE.identity-award-scan-xp',
        'NIGHTLIFE.identity-reverse-scan-xp',
        'SAFETY.identity-apply-action',
        'COMMERCE.identity-award-purchase-xp',
        'COMMERCE.identity-award-market-listing-xp',
        'NIGHTLIFE.identity-award-ticket-listing-xp',
        'MUSIC.identity-award-listening-xp',
      ].map(async (durable) => {
        const { num_pending, num_ack_pending } = await ask(`CONSUMER.INFO.${durable}`);
        return Number(num_pending) + Number(num_ack_pending);
      }),
    );
    if (rows.length === 0 && pending.every((count) => count === 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The consumers did not settle.');
}

test('a scan earns once, whatever is delivered again', async () => {
  const { userId } = await identity.account();
  const event = scanned(userId);
  await Promise.all([send(event), send(event), send(event)]);
  await settle();
  await send(event);
  // The same scan told of by another event: another id in the inbox, the same row in the ledger.
  await send(scanned(userId, JSON.parse(event.payload).data.scanId));
  await settle();
  expect(await points(userId)).toEqual([10]);
});

test('neither later scans nor anonymous ones earn', async () => {
  const { userId } = await identity.account();
  await Promise.all([send(scanned(userId, randomUUID(), false)), send(scanned(null))]);
  await settle();
  expect(await points(userId)).toEqual([]);
});

test('void before scan, after it, and of a scan that earned nothing', async () => {
  const [{ userId: early }, { userId: late }, { userId: none }] = [
    await identity.account(),
    await identity.account(),
    await identity.account(),
  ];
  const ids = [randomUUID(), randomUUID(), randomUUID()] as const;
  await send(voided(early, ids[0]));
  await settle();
  await send(scanned(early, ids[0]));
  await send(scanned(late, ids[1]));
  await settle();
  await send(voided(late, ids[1]));
  await send(scanned(none, ids[2], false));
  await send(voided(none, ids[2]));
  await settle();
  expect(await points(early)).toEqual([10, -10]);
  expect(await points(late)).toEqual([10, -10]);
  expect(await points(none)).toEqual([]);
});

test('poison goes to the dead letters and the rest flows on', async () => {
  const { userId } = await identity.account();
  await send({ ...scanned(userId), payload: 'not json' });
  const broken = scanned(userId);
  await send({ ...broken, payload: broken.payload.replace('"check_in"', '"root"') });
  await send(scanned(userId));
  await settle();
  expect(await points(userId)).toEqual([10]);
  expect((await ask('STREAM.INFO.DLQ'))['state']).toMatchObject({ messages: 2 });
});

test('a scan of someone unknown waits for him, and earns when he is there', async () => {
  const userId = randomUUID();
  await send(scanned(userId));
  await send(scanned((await identity.account()).userId));
  await new Promise((resolve) => setTimeout(resolve, 500));
  await identity.superuser.query(
    `do $$ begin perform set_config('role', 'system', true);
       insert into users (id) values ('${userId}');
       insert into user_private (user_id, email, time_zone) values ('${userId}', '${userId}@example.org', 'UTC'); end $$`,
  );
  for (let waited = 0; waited < 10_000 && (await points(userId)).length === 0; waited += 100)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await points(userId)).toEqual([10]);
});

test('a ban by moderators ends sessions, once; actions on others’ targets are not ours', async () => {
  const guest = await identity.person();
  let version = 0;
  const act = (action: 'ban_user' | 'reinstate', targetType: 'user' | 'beacon' = 'user') =>
    eventOf(actionTaken, {
      actionId: randomUUID(),
      action,
      targetType,
      targetId: guest.userId,
      version: ++version,
    });
  const status = async () =>
    (await identity.superuser.query('select status from users where id = $1', [guest.userId])).rows[0].status;
  const ban = act('ban_user');
  await send(act('reinstate', 'beacon'));
  await Promise.all([send(ban), send(ban)]);
  await settle();
  expect(await status()).toBe('banned');
  const { rows } = await identity.superuser.query('select end_reason from sessions where user_id = $1', [
    guest.userId,
  ]);
  expect(rows).toEqual([{ end_reason: 'banned' }]);
  await send(act('reinstate'));
  await settle();
  await send(ban);
  await settle();
  expect(await status()).toBe('active');
});

test('purchases, approved listings and radio earn by event, each once', async () => {
  const { userId } = await identity.account();
  const lineId = randomUUID();
  const events = [
    eventOf(orderPaid, {
      ...orderPaid.example,
      orderId: randomUUID(),
      buyerId: userId,
      lines: [{ ...orderPaid.example.lines[0]!, lineId, quantity: 2, xpEach: 25 }],
    }),
    eventOf(ticketListingApproved, {
      ...ticketListingApproved.example,
      listingId: randomUUID(),
      sellerId: userId,
    }),
    eventOf(marketListingApproved, { ...marketListingApproved.example, listingId: randomUUID(), userId }),
    ...Array.from({ length: 12 }, (_, n) =>
      eventOf(listeningRecorded, {
        ...listeningRecorded.example,
        listeningId: randomUUID(),
        userId,
        startedAt: `2026-03-07T12:${10 + n}:00.000Z`,
        endedAt: `2026-03-07T12:${20 + n}:00.000Z`,
      }),
    ),
  ];
  for (const event of events) await send(event);
  for (const event of events) await send(event);
  await settle();
  const { rows } = await identity.superuser.query(
    `select type, source, sum(points)::int as points, count(*)::int as n from xp_events where user_id = $1
     group by 1, 2 order by 1, 2`,
    [userId],
  );
  expect(rows).toEqual([
    { type: 'listing_approved', source: 'commerce', points: 15, n: 1 },
    { type: 'listing_approved', source: 'nightlife', points: 15, n: 1 },
    { type: 'purchase', source: 'commerce', points: 50, n: 1 },
    // Twelve times two, and twenty is the most of a day.
    { type: 'radio_listen', source: 'music', points: 20, n: 12 },
  ]);
});

test('a refund that overtakes its payment is tried again until that is there', async () => {
  const { userId } = await identity.account();
  const [orderId, lineId] = [randomUUID(), randomUUID()];
  const paid = { ...orderPaid.example, orderId, buyerId: userId };
  await send(
    eventOf(orderRefunded, {
      ...orderRefunded.example,
      orderId,
      refundId: randomUUID(),
      buyerId: userId,
      lines: [{ lineId, quantity: 1 }],
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await points(userId)).toEqual([]);
  await send(
    eventOf(orderPaid, { ...paid, lines: [{ ...paid.lines[0]!, lineId, quantity: 2, xpEach: 20 }] }),
  );
  await expect.poll(() => points(userId), { timeout: 15_000, interval: 100 }).toEqual([40, -20]);
});
