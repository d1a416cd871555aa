import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { type Service, services } from '@hotmess/local/stack/services';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Guest, SCAN, succeed } from './support/night.ts';
import { type People, peopleOf } from './support/people.ts';
import { type System, startSystem } from './support/system.ts';
import { columnsHolding } from './support/trace.ts';

/** Stands in everything that the person writes and is called, and nowhere else. */
const CANARY = `canary${randomBytes(5).toString('hex')}`;
const MEDIUM = `https://media.hotmess.test/${CANARY}.jpg`;
const SLOW = { timeout: 60_000, interval: 100 };

/**
 * What may still hold a word of his for a while, each with the law or the need: published titles in events that went out
 * (30 days), and what was sold, as the tax office must find it.
 */
const LISTED_RETENTION = new Set(['nightlife.outbox.envelope', 'commerce.order_items.title']);

let nats: TestNats;
let system: System;
let people: People;
let looks: Record<Service, pg.Pool>;
let person: Guest;
let buyer: Guest;
let moderator: Guest;
let admin: Guest;
beforeAll(async () => {
  nats = await startOwnNats();
  system = await startSystem({ natsUrl: nats.url });
  people = peopleOf(system);
  looks = Object.fromEntries(
    services.map((name) => [
      name,
      new pg.Pool({ connectionString: system.databases[name].superuserUrl, max: 4 }),
    ]),
  ) as Record<Service, pg.Pool>;
  for (const pool of Object.values(looks)) pool.on('error', () => {});
  [person, buyer, moderator, admin] = await Promise.all([
    people.person(undefined, `${CANARY}@example.org`),
    people.person(),
    people.person('moderator'),
    people.person('admin'),
  ]);
}, 120_000);
afterAll(async () => {
  await people?.close();
  await Promise.all(Object.values(looks ?? {}).map((pool) => pool.end()));
  await system?.close();
  await nats?.dispose();
});

/** Sends a mutation that takes `input`. */
async function mutate(
  as: Guest,
  name: string,
  input: Record<string, unknown>,
  fields: string,
  type?: string,
) {
  const Input = type ?? `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const answer = await succeed(
    system.send(
      `mutation ($input: ${Input}!) { ${name}(input: $input) { ${fields} } }`,
      { input },
      { token: as.token },
    ),
  );
  return answer.data[name];
}

const one = async <T extends pg.QueryResultRow>(service: Service, text: string, values: unknown[] = []) =>
  (await looks[service].query<T>(text, values)).rows[0];

async function becomeSeller(): Promise<void> {
  const applied = await mutate(
    person,
    'applyAsSeller',
    { displayName: CANARY, description: `Things of ${CANARY}` },
    'account { id }',
  );
  await mutate(admin, 'approveSeller', { id: applied.account.id }, 'account { id }');
  await succeed(system.send('mutation { startSellerOnboarding { url } }', {}, { token: person.token }));
  const account = await one<{ stripe_account_id: string }>(
    'commerce',
    'select stripe_account_id from market_sellers where user_id = $1',
    [person.userId],
  );
  system.stripe.setAccountState(account!.stripe_account_id, 'active');
  await expect
    .poll(
      async () =>
        (
          await one<{ ok: boolean }>(
            'nightlife',
            'select can_charge as ok from seller_accounts where user_id = $1',
            [person.userId],
          )
        )?.ok,
      SLOW,
    )
    .toBe(true);
}

async function hostBeacon(): Promise<string> {
  const made = await mutate(
    person,
    'createBeacon',
    {
      type: 'VENUE',
      title: `The ${CANARY}`,
      description: `Ask for ${CANARY}`,
      cityId: 'london',
      geoHash: 'gcpvj0',
    },
    'beacon { id }',
  );
  const id: string = made.beacon.id;
  await mutate(person, 'submitBeacon', { id }, 'beacon { id }', 'BeaconStepInput');
  await mutate(moderator, 'approveBeacon', { id }, 'beacon { id }');
  return id;
}

/** He sells a ticket to somebody, who walks in on it: listing, sale, payment, right and scan, over two services. */
async function sellTicket(beaconId: string): Promise<void> {
  const made = await mutate(
    person,
    'createTicketListing',
    { beaconId, title: `Entry by ${CANARY}`, description: CANARY, price: 1_000, faceValue: 1_000 },
    'listing { id }',
  );
  const id: string = made.listing.id;
  await mutate(person, 'submitTicketListing', { id }, 'listing { id }', 'TicketListingStepInput');
  await mutate(
    moderator,
    'approveTicketListing',
    { id, reviewNotes: `${CANARY} showed it.` },
    'listing { id }',
  );
  await expect
    .poll(
      async () =>
        await one('commerce', 'select 1 from sellable_tickets where listing_id = $1 and is_live', [id]),
      SLOW,
    )
    .toBeDefined();
  await buy(buyer, [{ kind: 'TICKET_LISTING', itemId: id, quantity: 1 }]);
  await expect
    .poll(
      async () =>
        (await one<{ status: string }>('nightlife', 'select status from ticket_listings where id = $1', [
          id,
        ]))!.status,
      SLOW,
    )
    .toBe('sold');
  const minted = await mutate(buyer, 'mintTicketToken', { listingId: id }, 'token');
  const scanned = await succeed(
    system.send(SCAN, { input: { token: minted.token, nonce: randomUUID() } }, { token: person.token }),
  );
  expect(scanned.data.scanBeacon.status).toBe('VALID');
}

/** Checks out and pays. @returns the order's id */
async function buy(as: Guest, lines: object[], address?: object): Promise<string> {
  const { payments } = await mutate(
    as,
    'checkout',
    {
      idempotencyKey: as === person ? `${CANARY}-1` : randomUUID(),
      lines,
      ...(address && { shippingAddress: address }),
    },
    'payments { clientSecret order { id } }',
  );
  const { clientSecret, order } = payments[0];
  system.stripe.pay(clientSecret.split('_secret')[0]);
  await expect
    .poll(
      async () =>
        (await one<{ s: string }>('commerce', 'select payment_status as s from orders where id = $1', [
          order.id,
        ]))!.s,
      SLOW,
    )
    .toBe('paid');
  return order.id;
}

async function buyShirt(): Promise<void> {
  const made = await mutate(
    admin,
    'createProduct',
    { title: 'Shirt', collection: 'RAW', pricePence: 2_000, quantityAvailable: 5 },
    'product { id variants { id } }',
  );
  const { id, variants } = made.product;
  await mutate(admin, 'publishProduct', { id }, 'product { id }', 'ProductStepInput');
  for (const [name, input] of [
    ['setShippingRate', { countryCode: '*', basePence: 300 }],
    ['setTaxRate', { countryCode: '*', basisPoints: 2_000 }],
  ] as const)
    await mutate(admin, name, input, '__typename');
  const orderId = await buy(person, [{ kind: 'PRODUCT', itemId: variants[0].id, quantity: 1 }], {
    name: CANARY,
    line1: `1 ${CANARY} Street`,
    city: 'London',
    postcode: 'SW1A 1AA',
    countryCode: 'GB',
  });
  await mutate(admin, 'processOrder', { id: orderId }, 'order { id }', 'OrderStepInput');
  await mutate(
    admin,
    'shipOrder',
    { id: orderId, carrier: 'Royal Mail', trackingNumber: 'RM123456789GB' },
    'order { id }',
  );
  await mutate(admin, 'deliverOrder', { id: orderId }, 'order { id }', 'OrderStepInput');
  // What he bought earned XP, by event from commerce.
  await expect
    .poll(
      async () =>
        await one('identity', `select 1 from xp_events where user_id = $1 and type = 'purchase'`, [
          person.userId,
        ]),
      SLOW,
    )
    .toBeDefined();
}

/** He reports somebody, is reported and warned, and appeals. */
async function meetSafety(): Promise<void> {
  await mutate(
    person,
    'fileReport',
    {
      targetType: 'USER',
      targetId: buyer.userId,
      category: 'OTHER',
      description: CANARY,
      evidence: [MEDIUM],
    },
    'report { id }',
  );
  await mutate(
    buyer,
    'fileReport',
    { targetType: 'USER', targetId: person.userId, category: 'HATE' },
    'report { id }',
  );
  const find = () =>
    one<{ id: string }>(
      'safety',
      'select id from moderation_cases where target_id = $1 and owner_id is not null',
      [person.userId],
    );
  await expect.poll(find, SLOW).toBeDefined();
  const { id: caseId } = (await find())!;
  await mutate(moderator, 'takeCase', { id: caseId }, 'case { id }', 'CaseStepInput');
  const taken = await mutate(
    moderator,
    'takeModerationAction',
    {
      caseId,
      action: 'WARN',
      targetType: 'USER',
      targetId: person.userId,
      reason: `${CANARY} insulted somebody.`,
      statement: `You, ${CANARY}, insulted somebody.`,
    },
    'action { id }',
  );
  await expect
    .poll(
      async () =>
        (await one<{ s: string }>('safety', 'select status as s from moderation_actions where id = $1', [
          taken.action.id,
        ]))!.s,
      SLOW,
    )
    .toBe('effective');
  const filed = await mutate(
    person,
    'fileAppeal',
    { decisionId: taken.action.id, statement: `I, ${CANARY}, did not.` },
    'appeal { id }',
  );
  await mutate(
    admin,
    'decideAppeal',
    { id: filed.appeal.id, overturn: false, decision: `It was ${CANARY} all the same.` },
    'appeal { id }',
  );
}

async function writeEverywhere(): Promise<void> {
  await mutate(
    person,
    'updateProfile',
    { username: CANARY, displayName: CANARY, avatarUrl: MEDIUM, bio: `I am ${CANARY}`, homeCity: CANARY },
    'me { id }',
  );
  await becomeSeller();
  const beaconId = await hostBeacon();
  for (const type of ['COMMENT', 'PROOF'])
    await mutate(
      person,
      'createPost',
      { beaconId, type, body: `Said ${CANARY}`, attachments: [MEDIUM] },
      'post { id }',
    );
  await mutate(
    person,
    'lockThread',
    { beaconId, reason: `${CANARY} had enough.` },
    'beacon { id }',
    'ThreadLockInput',
  );
  await sellTicket(beaconId);
  const listing = await mutate(
    person,
    'createMarketListing',
    { title: `Mug of ${CANARY}`, description: CANARY, pricePence: 500, images: [MEDIUM], quantity: 2 },
    'listing { id }',
  );
  await mutate(
    person,
    'submitMarketListing',
    { id: listing.listing.id },
    'listing { id }',
    'MarketListingStepInput',
  );
  await buyShirt();
  await meetSafety();
}

async function everywhere(): Promise<string[]> {
  const found = await Promise.all(services.map((name) => columnsHolding(looks[name], name, CANARY)));
  return found.flat().toSorted();
}

/** Subjects of messages that hold the canary, in all streams, key-value buckets and object stores. */
async function subjectsHolding(): Promise<string[]> {
  const connection = await connect({ servers: nats.url });
  const manager = await jetstreamManager(connection);
  const subjects = new Set<string>();
  for await (const { config, state } of manager.streams.list()) {
    for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
      const message = await manager.streams.getMessage(config.name, { seq }).catch(() => null);
      if (message && Buffer.from(message.data).includes(CANARY)) subjects.add(message.subject);
    }
  }
  await connection.close();
  return [...subjects].toSorted();
}

test('a person leaves his word everywhere, is erased, and none is left but under the listed retention', async () => {
  await writeEverywhere();
  const before = await everywhere();
  // Planted where people write: the story itself would be at fault if one were missing.
  expect(before).toEqual(
    expect.arrayContaining([
      'commerce.checkouts.idempotency_key',
      'commerce.market_listings.description',
      'commerce.market_listings.images',
      'commerce.market_listings.title',
      'commerce.market_sellers.display_name',
      'commerce.order_addresses.shipping_address',
      'commerce.sellable_tickets.title',
      'identity.user_private.email',
      'identity.user_private.home_city',
      'identity.users.avatar_url',
      'identity.users.bio',
      'identity.users.display_name',
      'identity.users.username',
      'nightlife.beacon_posts.attachments',
      'nightlife.beacon_posts.body',
      'nightlife.beacons.description',
      'nightlife.beacons.title',
      'nightlife.thread_locks.reason',
      'nightlife.ticket_listings.description',
      'nightlife.ticket_listings.review_notes',
      'nightlife.ticket_listings.title',
      'safety.appeals.decision',
      'safety.appeals.statement',
      'safety.moderation_actions.reason',
      'safety.moderation_actions.statement',
      'safety.moderation_reports.description',
      'safety.moderation_reports.evidence',
    ]),
  );

  const asked = await succeed(
    system.send('mutation { requestErasure { request { id } } }', {}, { token: person.token }),
  );
  const { id } = asked.data.requestErasure.request;
  const confirmed = await succeed(
    system.send(
      'mutation ($id: ID!) { confirmDataRequest(id: $id) { receiptCode } }',
      { id },
      { token: person.token },
    ),
  );
  const code = confirmed.data.confirmDataRequest.receiptCode as string;
  await expect
    .poll(
      async () => await one('safety', 'select status, hold_reason from dsar_requests where id = $1', [id]),
      SLOW,
    )
    .toEqual({ status: 'completed', hold_reason: null });
  const receipt = await succeed(
    system.send('query ($id: ID!, $code: String!) { erasureReceipt(id: $id, code: $code) }', { id, code }),
  );
  expect(receipt.data.erasureReceipt).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);

  await expect
    .poll(async () => (await everywhere()).filter((column) => !LISTED_RETENTION.has(column)), SLOW)
    .toEqual([]);
  // Titles are what everyone could read; they go when the events do.
  expect((await subjectsHolding()).filter((subject) => !/\.(published|approved)\.v1$/.test(subject))).toEqual(
    [],
  );
  // The ledger still sums, under an id that leads to nobody.
  const sums = await one<{ ledger: number; balance: number }>(
    'identity',
    `select (select sum(points)::int from xp_events where user_id = $1) as ledger,
            (select balance::int from xp_balances where user_id = $1) as balance`,
    [person.userId],
  );
  expect(sums!.ledger).toBeGreaterThan(0);
  expect(sums!.ledger).toBe(sums!.balance);
}, 240_000);
