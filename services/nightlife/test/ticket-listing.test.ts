import type { Guest } from '@hotmess/local/testing/service-under-test';
import { sellerApproved, sellerSuspended } from '@hotmess/shared/events/commerce';
import { ticketListingApproved, ticketListingStateChanged } from '@hotmess/shared/events/nightlife';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sellerConsumers } from '../src/consumers/seller-changed.ts';
import { followBeacons } from '../src/jobs/follow-beacons.ts';
import { type Nightlife, beaconIn, mutate, refusal, startNightlife } from './harness.ts';
import { hand, listingIn, look, readySeller, told } from './market-world.ts';

const REASON = 'The ticket in the picture is another one.';
let nightlife: Nightlife;
let host: Guest;
let beaconId: string;
let seller: Guest;
let moderator: Guest;
beforeAll(async () => {
  nightlife = await startNightlife(['follow-beacons']);
  [host, moderator] = await Promise.all([nightlife.person(), nightlife.person('moderator')]);
  beaconId = await beaconIn(nightlife, host);
  seller = await readySeller(nightlife);
});
afterAll(() => nightlife.close());

const step = (name: string, id: string, as: Guest, more: Record<string, unknown> = {}) =>
  mutate(nightlife, name, { id, ...more }, 'listing { status version }', as, inputOf(name));
const refused = (name: string, input: Record<string, unknown>, as: Guest | undefined) =>
  refusal(nightlife, name, input, as, inputOf(name));
function inputOf(name: string): string {
  if (['submit', 'withdraw', 'remove'].some((verb) => name === `${verb}TicketListing`))
    return 'TicketListingStepInput';
  if (['reject', 'takeDown', 'restore'].some((verb) => name === `${verb}TicketListing`))
    return 'ReviewTicketListingInput';
  return `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
}

describe('a listing', () => {
  test('goes from draft to the public, who sees neither notes nor reasons nor counts', async () => {
    const id = await listingIn(nightlife, seller, beaconId, 'pending_review');
    const all = `{ ticketListing(id: "${id}") { status price rejectionReason reviewNotes reportCount seller { id } } }`;
    expect((await nightlife.graphql(all)).codes).toEqual(['NOT_FOUND']);
    await step('approveTicketListing', id, moderator, { reviewNotes: 'Checked against the printed number.' });
    const seen = (await nightlife.graphql(all)).data.ticketListing;
    expect(seen).toEqual({
      status: 'LIVE',
      price: 2_000,
      rejectionReason: null,
      reviewNotes: null,
      reportCount: null,
      seller: { id: seller.userId },
    });
    expect((await nightlife.graphql(all, {}, seller)).data.ticketListing.reviewNotes).toBeNull();
    expect((await nightlife.graphql(all, {}, moderator)).data.ticketListing).toMatchObject({
      reviewNotes: 'Checked against the printed number.',
      reportCount: 0,
    });
    const approved = (await told(nightlife, ticketListingApproved)).filter((data) => data.listingId === id);
    expect(approved).toMatchObject([{ sellerId: seller.userId, price: 2_000, currency: 'GBP', beaconId }]);
    const moves = (await told(nightlife, ticketListingStateChanged)).filter((data) => data.listingId === id);
    expect(moves.map(({ from, to }) => `${from}>${to}`)).toEqual([
      'draft>pending_review',
      'pending_review>live',
    ]);
    expect(await look(nightlife, 'ticket_rights', id)).toMatchObject({ holder_id: seller.userId });
  });

  test('is listed with its beacon, cheapest first, and with its seller', async () => {
    const elsewhere = await beaconIn(nightlife, host);
    const [dear, cheap] = [
      await listingIn(nightlife, seller, elsewhere, 'live', { price: 1_900 }),
      await listingIn(nightlife, seller, elsewhere, 'live', { price: 100 }),
    ];
    const page = (after?: string) =>
      nightlife.graphql(
        `query ($id: ID!, $after: String) { beacon(id: $id) { ticketListings(first: 1, after: $after) {
           nodes { id } pageInfo { hasNextPage endCursor } } } }`,
        { id: elsewhere, after },
      );
    const first = (await page()).data.beacon.ticketListings;
    expect(first.nodes).toEqual([{ id: cheap }]);
    expect((await page(first.pageInfo.endCursor)).data.beacon.ticketListings).toMatchObject({
      nodes: [{ id: dear }],
      pageInfo: { hasNextPage: false },
    });
    const mine = await nightlife.graphql('{ myTicketListings(first: 2) { nodes { id } } }', {}, seller);
    expect(mine.data.myTicketListings.nodes).toEqual([{ id: cheap }, { id: dear }]);
  });

  test('is refused where it cannot be', async () => {
    const input = { beaconId, title: 'One entry', price: 2_000, faceValue: 2_000 };
    expect(await refused('createTicketListing', input, undefined)).toEqual(['UNAUTHENTICATED']);
    expect(await refused('createTicketListing', { ...input, price: -1 }, seller)).toEqual(['BAD_USER_INPUT']);
    expect(await refused('createTicketListing', { ...input, title: 'x' }, seller)).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect(await refused('createTicketListing', { ...input, beaconId: randomUUID() }, seller)).toEqual([
      'NOT_FOUND',
    ]);
    const past = await beaconIn(nightlife, host, 'expired');
    expect(await refused('createTicketListing', { ...input, beaconId: past }, host)).toEqual([
      'INVALID_TRANSITION',
    ]);
    const draft = await listingIn(nightlife, seller, beaconId, 'draft');
    expect(await refused('submitTicketListing', { id: draft, version: 7 }, seller)).toEqual(['CONFLICT']);
    expect(await refused('submitTicketListing', { id: draft }, await nightlife.person())).toEqual([
      'NOT_FOUND',
    ]);
    expect(await refused('submitTicketListing', { id: draft }, moderator)).toEqual(['FORBIDDEN']);
    expect(await refused('approveTicketListing', { id: draft }, moderator)).toEqual(['INVALID_TRANSITION']);
    expect(await refused('approveTicketListing', { id: draft }, seller)).toEqual(['FORBIDDEN']);
    const unready = await nightlife.person();
    const theirs = await listingIn(nightlife, unready, beaconId, 'draft');
    expect(await refused('submitTicketListing', { id: theirs }, unready)).toEqual(['SELLER_NOT_READY']);
  });

  test('is edited as a draft alone, and nobody reviews his own', async () => {
    const id = await listingIn(nightlife, seller, beaconId, 'draft');
    await mutate(nightlife, 'updateTicketListing', { id, price: 1_500 }, 'listing { price }', seller);
    await step('submitTicketListing', id, seller);
    expect(await refused('updateTicketListing', { id, price: 1 }, seller)).toEqual(['INVALID_TRANSITION']);
    await step('withdrawTicketListing', id, seller);
    const own = await readySeller(nightlife);
    const asModerator: Guest = {
      ...own,
      actor: { ...own.actor, role: 'moderator' },
      token: await nightlife.issuer.token({ userId: own.userId, roles: ['user', 'moderator'] }),
    };
    const his = await listingIn(nightlife, own, beaconId, 'pending_review');
    expect(await refused('approveTicketListing', { id: his }, asModerator)).toEqual(['FORBIDDEN']);
  });

  test('is sent back with a reason that its seller reads and more proof that he cannot take away', async () => {
    const id = await listingIn(nightlife, seller, beaconId, 'pending_review');
    await step('rejectTicketListing', id, moderator, { reason: REASON, evidenceRequired: 'PROOF_POST' });
    const seen = await nightlife.graphql(
      `{ ticketListing(id: "${id}") { status rejectionReason evidenceRequired } }`,
      {},
      seller,
    );
    expect(seen.data.ticketListing).toEqual({
      status: 'DRAFT',
      rejectionReason: REASON,
      evidenceRequired: 'PROOF_POST',
    });
    expect(await refused('submitTicketListing', { id }, seller)).toEqual(['BAD_USER_INPUT']);
    const db = nightlife.service.database;
    const lower = db.inTransaction(seller.actor, (tx) =>
      tx.db.updateTable('ticket_listings').set({ evidence_required: 'none' }).where('id', '=', id).execute(),
    );
    await expect(lower).rejects.toMatchObject({ code: 'HM001' });
    expect(await nightlife.auditCount('ticket_listing.reject')).toBeGreaterThan(0);
  });

  test('is taken down and brought back by moderators to what it was, and a seller brings nothing back', async () => {
    const id = await listingIn(nightlife, seller, beaconId, 'live');
    await step('takeDownTicketListing', id, moderator, { reason: REASON });
    expect((await nightlife.graphql(`{ ticketListing(id: "${id}") { id } }`)).codes).toEqual(['NOT_FOUND']);
    expect(await refused('restoreTicketListing', { id, reason: REASON }, seller)).toEqual(['FORBIDDEN']);
    expect((await step('restoreTicketListing', id, moderator, { reason: REASON })).listing.status).toBe(
      'LIVE',
    );
  });
});

test('when the beacon is not live any more, what is offered for it goes, and comes back with it', async () => {
  const place = await beaconIn(nightlife, host);
  const id = await listingIn(nightlife, seller, place, 'live');
  const review = await listingIn(nightlife, seller, place, 'pending_review');
  await nightlife.superuser.query(
    `set session_replication_role = replica;
     update beacons set status = 'disabled', prior_state = 'live' where id = '${place}';
     set session_replication_role = origin`,
  );
  expect((await nightlife.graphql(`{ ticketListing(id: "${id}") { id } }`)).codes).toEqual(['NOT_FOUND']);
  expect(await followBeacons(nightlife.service.database)).toBe(2);
  expect(await look(nightlife, 'ticket_listings', id)).toMatchObject({
    status: 'removed',
    removed_because: 'beacon',
  });
  expect(await followBeacons(nightlife.service.database)).toBe(0);
  await nightlife.superuser.query(
    `set session_replication_role = replica;
     update beacons set status = 'live', prior_state = null where id = '${place}';
     set session_replication_role = origin`,
  );
  expect(await followBeacons(nightlife.service.database)).toBe(2);
  expect(await look(nightlife, 'ticket_listings', id)).toMatchObject({
    status: 'live',
    removed_because: null,
  });
  expect(await look(nightlife, 'ticket_listings', review)).toMatchObject({ status: 'pending_review' });
});

test('a suspended seller’s listings go and come back with him; an older word of commerce changes nothing', async () => {
  const owner = await readySeller(nightlife);
  const id = await listingIn(nightlife, owner, beaconId, 'live');
  const sellerId = (
    await nightlife.superuser.query('select seller_id from seller_accounts where user_id = $1', [
      owner.userId,
    ])
  ).rows[0].seller_id;
  const say = (contract: typeof sellerApproved, version: number, canCharge: boolean) =>
    hand(nightlife, sellerConsumers(), contract, { sellerId, userId: owner.userId, version, canCharge });
  await say(sellerSuspended, 1, false);
  expect(await look(nightlife, 'ticket_listings', id)).toMatchObject({ status: 'live' });
  await say(sellerSuspended, 3, false);
  await say(sellerSuspended, 3, false);
  expect(await look(nightlife, 'ticket_listings', id)).toMatchObject({
    status: 'removed',
    removed_because: 'seller_suspended',
  });
  await say(sellerApproved, 4, true);
  expect(await look(nightlife, 'ticket_listings', id)).toMatchObject({ status: 'live' });
});
