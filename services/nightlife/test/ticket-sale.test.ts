import type { Guest } from '@hotmess/local/testing/service-under-test';
import { ticketSaleReversed, ticketSold } from '@hotmess/shared/events/commerce';
import { userBanned, userReinstated } from '@hotmess/shared/events/identity';
import { ticketSaleConfirmed, ticketSaleRefused } from '@hotmess/shared/events/nightlife';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ticketSaleReversedConsumer } from '../src/consumers/ticket-sale-reversed.ts';
import { ticketSoldConsumer } from '../src/consumers/ticket-sold.ts';
import { userBannedConsumer } from '../src/consumers/user-banned.ts';
import { userReinstatedConsumer } from '../src/consumers/user-reinstated.ts';
import { type Nightlife, SCAN, beaconIn, mutate, refusal, startNightlife } from './harness.ts';
import { hand, listingIn, look, readySeller, told } from './market-world.ts';

let nightlife: Nightlife;
let host: Guest;
let beaconId: string;
let seller: Guest;
beforeAll(async () => {
  nightlife = await startNightlife(['follow-beacons']);
  host = await nightlife.person();
  beaconId = await beaconIn(nightlife, host);
  seller = await readySeller(nightlife);
});
afterAll(() => nightlife.close());

interface Sale {
  readonly saleId: string;
  readonly listingId: string;
  readonly orderId: string;
  readonly buyerId: string;
  readonly sellerId: string;
}
const saleOf = (listingId: string, buyer: Guest, from = seller): Sale => ({
  saleId: randomUUID(),
  listingId,
  orderId: randomUUID(),
  buyerId: buyer.userId,
  sellerId: from.userId,
});
const sell = (sale: Sale) =>
  hand(nightlife, [ticketSoldConsumer()], ticketSold, { ...sale, paidAt: new Date().toISOString() });
const reverse = (sale: Sale) => hand(nightlife, [ticketSaleReversedConsumer()], ticketSaleReversed, sale);
const refusals = async (sale: Sale) =>
  (await told(nightlife, ticketSaleRefused))
    .filter(({ saleId }) => saleId === sale.saleId)
    .map((it) => it.refusal);
const confirmations = async (sale: Sale) =>
  (await told(nightlife, ticketSaleConfirmed)).filter(({ saleId }) => saleId === sale.saleId);
const mintTicket = (listingId: string, as: Guest) =>
  mutate(nightlife, 'mintTicketToken', { listingId }, 'token qrToken { id }', as);
const mayMint = (listingId: string, as: Guest) => refusal(nightlife, 'mintTicketToken', { listingId }, as);
const scan = async (token: string, as: Guest) =>
  (await nightlife.graphql(SCAN, { input: { token, nonce: randomUUID() } }, as)).data.scanBeacon;

describe('a sale', () => {
  test('moves the right: the seller’s token dies, the buyer mints his own and is let in', async () => {
    const [buyer, owner] = [await nightlife.person(), await readySeller(nightlife)];
    const listingId = await listingIn(nightlife, owner, beaconId, 'live');
    expect(await mayMint(listingId, owner)).toEqual(['INVALID_TRANSITION']);
    expect(await mayMint(listingId, buyer)).toEqual(['NOT_FOUND']);
    const sale = saleOf(listingId, buyer, owner);
    await sell(sale);
    await sell(sale);
    expect(await look(nightlife, 'ticket_listings', listingId)).toMatchObject({
      status: 'sold',
      sale_id: sale.saleId,
    });
    expect(await confirmations(sale)).toHaveLength(1);
    expect(await mayMint(listingId, owner)).toEqual(['NOT_FOUND']);
    const mine = await nightlife.graphql('{ myTickets { nodes { listing { id status } } } }', {}, buyer);
    expect(mine.data.myTickets.nodes).toEqual([{ listing: { id: listingId, status: 'SOLD' } }]);

    const first = await mintTicket(listingId, buyer);
    const second = await mintTicket(listingId, buyer);
    // A guest cannot let himself in, and the token minted before is dead.
    expect((await scan(second.token, buyer)).status).toBe('INVALID');
    expect((await scan(first.token, host)).status).toBe('REVOKED');
    expect((await scan(second.token, host)).status).toBe('VALID');
    const { rows } = await nightlife.superuser.query(
      `select user_id, scanned_by from beacon_scans where status = 'valid' and user_id = $1`,
      [buyer.userId],
    );
    expect(rows).toEqual([{ user_id: buyer.userId, scanned_by: host.userId }]);
  });

  test('of two at once, one is confirmed and one refused', async () => {
    const listingId = await listingIn(nightlife, seller, beaconId, 'live');
    const sales = [];
    for (let n = 0; n < 8; n++) sales.push(saleOf(listingId, await nightlife.person()));
    await Promise.all(sales.map(sell));
    const outcomes = await Promise.all(
      sales.map(async (sale) =>
        (await confirmations(sale)).length === 1 ? 'CONFIRMED' : (await refusals(sale))[0],
      ),
    );
    expect(outcomes.filter((it) => it === 'CONFIRMED')).toHaveLength(1);
    expect(outcomes.filter((it) => it === 'SOLD_TO_ANOTHER')).toHaveLength(7);
    const winner = sales[outcomes.indexOf('CONFIRMED')]!;
    expect(await look(nightlife, 'ticket_rights', listingId)).toMatchObject({ holder_id: winner.buyerId });
  });

  test('against its seller’s removal: whichever was first, the two agree', async () => {
    for (let n = 0; n < 5; n++) {
      const listingId = await listingIn(nightlife, seller, beaconId, 'live');
      const sale = saleOf(listingId, await nightlife.person());
      const removed = refusal(
        nightlife,
        'removeTicketListing',
        { id: listingId },
        seller,
        'TicketListingStepInput',
      );
      const [, codes] = await Promise.all([sell(sale), removed]);
      const { status } = await look(nightlife, 'ticket_listings', listingId);
      if (status === 'sold') {
        expect(await confirmations(sale)).toHaveLength(1);
        expect(codes).not.toEqual([]);
      } else {
        expect(status).toBe('removed');
        expect(await refusals(sale)).toEqual(['LISTING_NOT_LIVE']);
        expect(codes).toEqual([]);
      }
    }
  });

  test('of what is not on offer is refused with the reason', async () => {
    const buyer = await nightlife.person();
    const unknown = saleOf(randomUUID(), buyer);
    await sell(unknown);
    expect(await refusals(unknown)).toEqual(['UNKNOWN_LISTING']);
    const draft = saleOf(await listingIn(nightlife, seller, beaconId, 'draft'), buyer);
    await sell(draft);
    expect(await refusals(draft)).toEqual(['LISTING_NOT_LIVE']);
    const place = await beaconIn(nightlife, host);
    const late = saleOf(await listingIn(nightlife, seller, place, 'live'), buyer);
    await mutate(nightlife, 'endBeacon', { id: place }, 'beacon { id }', host, 'BeaconStepInput');
    await sell(late);
    expect(await refusals(late)).toEqual(['BEACON_NOT_LIVE']);
  });
});

describe('a sale taken back', () => {
  test('kills the buyer’s token and puts the ticket on offer again; again changes nothing', async () => {
    const buyer = await nightlife.person();
    const listingId = await listingIn(nightlife, seller, beaconId, 'live');
    const sale = saleOf(listingId, buyer);
    await expect(reverse(sale)).rejects.toMatchObject({ code: 'PREDECESSOR_MISSING' });
    await sell(sale);
    const { token } = await mintTicket(listingId, buyer);
    await reverse(sale);
    expect((await scan(token, host)).status).toBe('REVOKED');
    expect(await look(nightlife, 'ticket_listings', listingId)).toMatchObject({
      status: 'live',
      sale_id: null,
    });
    expect(await look(nightlife, 'ticket_rights', listingId)).toMatchObject({ holder_id: seller.userId });
    const next = saleOf(listingId, await nightlife.person());
    await sell(next);
    await reverse(sale);
    expect(await look(nightlife, 'ticket_listings', listingId)).toMatchObject({
      status: 'sold',
      sale_id: next.saleId,
    });
    expect(await look(nightlife, 'ticket_rights', listingId)).toMatchObject({ holder_id: next.buyerId });
  });

  test('after the beacon ended stays sold, and the right is the seller’s', async () => {
    const place = await beaconIn(nightlife, host);
    const listingId = await listingIn(nightlife, seller, place, 'live');
    const sale = saleOf(listingId, await nightlife.person());
    await sell(sale);
    await mutate(nightlife, 'endBeacon', { id: place }, 'beacon { id }', host, 'BeaconStepInput');
    await reverse(sale);
    expect(await look(nightlife, 'ticket_listings', listingId)).toMatchObject({ status: 'sold' });
    expect(await look(nightlife, 'ticket_rights', listingId)).toMatchObject({ holder_id: seller.userId });
  });

  test('that was refused changes nothing', async () => {
    const sale = saleOf(await listingIn(nightlife, seller, beaconId, 'draft'), await nightlife.person());
    await sell(sale);
    await reverse(sale);
    expect(await look(nightlife, 'ticket_listings', sale.listingId)).toMatchObject({ status: 'draft' });
  });
});

test('a ban takes down what he offers and keeps a sale taken back off the market; his reinstatement brings it back', async () => {
  const owner = await readySeller(nightlife);
  const offered = await listingIn(nightlife, owner, beaconId, 'live');
  const sold = await listingIn(nightlife, owner, beaconId, 'live');
  const sale = saleOf(sold, await nightlife.person(), owner);
  await sell(sale);
  const say = (contract: typeof userBanned, version: number) =>
    hand(nightlife, [userBannedConsumer(), userReinstatedConsumer()], contract, {
      userId: owner.userId,
      version,
      actionId: null,
    });
  await say(userBanned, 5);
  await say(userBanned, 5);
  expect(await look(nightlife, 'ticket_listings', offered)).toMatchObject({
    status: 'removed',
    removed_because: 'ban',
  });
  await reverse(sale);
  expect(await look(nightlife, 'ticket_listings', sold)).toMatchObject({ status: 'sold' });
  await say(userReinstated, 4);
  expect(await look(nightlife, 'ticket_listings', offered)).toMatchObject({ status: 'removed' });
  await say(userReinstated, 6);
  expect(await look(nightlife, 'ticket_listings', offered)).toMatchObject({ status: 'live' });
});

test('one who takes his listing off the market keeps the ticket and walks in on it himself', async () => {
  const listingId = await listingIn(nightlife, seller, beaconId, 'live');
  await mutate(
    nightlife,
    'removeTicketListing',
    { id: listingId },
    'listing { status }',
    seller,
    'TicketListingStepInput',
  );
  const { token } = await mintTicket(listingId, seller);
  expect((await scan(token, host)).status).toBe('VALID');
});
