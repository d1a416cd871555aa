import { randomUUID } from 'node:crypto';
import { systemActor } from '@hotmess/shared/db/actor';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settleListings } from '../src/jobs/settle-listings.ts';
import { sellableListings, settleListingStock } from '../src/market-listing/sales.ts';
import { holdStock, releaseHold, returnSold, sellHeld } from '../src/stock/commands.ts';
import { type Commerce, startCommerce } from './harness.ts';
import { type MarketWorld, openMarket } from './market-world.ts';

const SYSTEM = systemActor('test');
const DRAFT = { title: 'Harness, worn twice', pricePence: 4_500 };
const REASON = 'The picture shows somebody’s face.';

let commerce: Commerce;
let market: MarketWorld;
let seller: { guest: Guest; sellerId: string; stripeAccount: string };
beforeAll(async () => {
  commerce = await startCommerce();
  market = await openMarket(commerce);
  seller = await market.seller();
});
afterAll(() => commerce.close());

const ONE = `query ($id: ID!) { marketListing(id: $id) { id status stockStatus stock { onHand } rejectionReason
  reviewNotes reportCount title images version seller { id } } }`;
const look = (id: string, as?: Guest) => commerce.graphql(ONE, { id }, as);
const status = async (id: string) =>
  (await commerce.superuser.query('select status from market_listings where id = $1', [id])).rows[0].status;
const draft = (input = {}, as = seller.guest) =>
  market.call('createMarketListing', { ...DRAFT, ...input }, as);
const inTx = (work: Parameters<typeof commerce.deps.database.inTransaction>[1]) =>
  commerce.deps.database.inTransaction(SYSTEM, work);
const stockItem = async (id: string): Promise<string> =>
  (await commerce.superuser.query('select stock_item_id from market_listings where id = $1', [id])).rows[0]
    .stock_item_id;

describe('from a draft to the market', () => {
  test('the whole way: drafted, submitted, approved, seen by everyone', async () => {
    const images = ['https://media.hotmess.test/1.jpg', 'https://media.hotmess.test/2.jpg'];
    const made = await draft({ images, quantity: 7, description: 'Fits most.' });
    expect(made).toMatchObject({
      status: 'DRAFT',
      stockStatus: 'IN_STOCK',
      stock: { onHand: 7, held: 0, sold: 0 },
      currency: 'GBP',
      images,
    });
    const { id } = made;
    expect((await look(id)).errors).toEqual((await look(randomUUID())).errors);
    expect((await look(id, await commerce.person())).codes).toEqual(['NOT_FOUND']);
    expect(await market.call('submitMarketListing', { id }, seller.guest)).toMatchObject({
      status: 'PENDING_REVIEW',
    });
    expect((await look(id)).codes).toEqual(['NOT_FOUND']);
    const approved = await market.call(
      'approveMarketListing',
      { id, notes: 'Checked twice.' },
      market.moderator,
    );
    expect(approved).toMatchObject({ status: 'LIVE', reviewNotes: 'Checked twice.' });
    expect((await look(id)).data.marketListing).toMatchObject({
      id,
      status: 'LIVE',
      seller: { id: seller.sellerId },
    });
    const events = await commerce.events('market_listing.approved');
    expect(events.filter(({ listingId }) => listingId === id)).toEqual([
      {
        listingId: id,
        version: approved.version,
        sellerId: seller.sellerId,
        userId: seller.guest.userId,
        approvedAt: expect.any(String),
      },
    ]);
  });

  test('what only some see is absent for the others', async () => {
    const id = await market.live(seller.guest);
    await commerce.superuser.query(`update market_listings set review_notes = 'Between us.' where id = $1`, [
      id,
    ]);
    for (const as of [undefined, await commerce.person(), seller.guest])
      expect((await look(id, as)).data.marketListing).toMatchObject({ reviewNotes: null, reportCount: null });
    for (const as of [market.moderator, market.admin])
      expect((await look(id, as)).data.marketListing).toMatchObject({
        reviewNotes: 'Between us.',
        reportCount: 0,
      });
    expect((await look(id)).data.marketListing.stock).toBeNull();
    expect((await look(id, market.moderator)).data.marketListing.stock).toBeNull();
    expect((await look(id, seller.guest)).data.marketListing.stock).toEqual({ onHand: 3 });
  });

  test('only while approved and able to take charges', async () => {
    const waiting = await market.applicant();
    const { id } = await draft({}, waiting.guest);
    expect((await market.call('submitMarketListing', { id }, waiting.guest)).codes).toEqual([
      'SELLER_NOT_READY',
    ]);
    await market.call('approveSeller', { id: waiting.sellerId }, market.admin);
    expect((await market.call('submitMarketListing', { id }, waiting.guest)).codes).toEqual([
      'SELLER_NOT_READY',
    ]);
    expect((await draft({}, await commerce.person())).codes).toEqual(['FORBIDDEN']);
    expect((await draft({}, market.admin)).codes).toEqual(['FORBIDDEN']);
  });

  test('a seller who was suspended, or whom Stripe takes no charges for, has nothing that can be bought', async () => {
    const other = await market.seller();
    const id = await market.live(other.guest);
    const db = commerce.deps.database.as(SYSTEM);
    expect(await sellableListings(db, [id, randomUUID()])).toEqual([
      {
        id,
        sellerId: other.sellerId,
        stockItemId: await stockItem(id),
        title: DRAFT.title,
        pricePence: 4_500,
        currency: 'GBP',
      },
    ]);
    await market.moveAccount(other.stripeAccount, 'restricted');
    expect(await sellableListings(db, [id])).toEqual([]);
    expect((await look(id)).codes).toEqual([]);
    await market.moveAccount(other.stripeAccount, 'active');
    await market.call(
      'suspendSeller',
      { id: other.sellerId, reason: 'Two complaints in a week.' },
      market.admin,
    );
    expect(await sellableListings(db, [id])).toEqual([]);
    expect((await look(id)).codes).toEqual(['NOT_FOUND']);
    const shelf = await commerce.graphql(
      `{ marketListings(first: 100) { nodes { id } } }`,
      {},
      market.moderator,
    );
    expect(shelf.data.marketListings.nodes).not.toContainEqual({ id });
  });

  test('withdrawn, changed, sent back with a reason, and submitted again', async () => {
    const { id } = await draft();
    await market.call('submitMarketListing', { id }, seller.guest);
    const change = { id, title: 'Harness, as new', images: ['https://media.hotmess.test/3.jpg'] };
    expect((await market.call('updateMarketListing', change, seller.guest)).codes).toEqual([
      'INVALID_TRANSITION',
    ]);
    await market.call('withdrawMarketListing', { id }, seller.guest);
    expect(await market.call('updateMarketListing', change, seller.guest)).toMatchObject({
      title: 'Harness, as new',
      pricePence: 4_500,
      images: change.images,
    });
    await market.call('submitMarketListing', { id }, seller.guest);
    await market.call('rejectMarketListing', { id, reason: REASON, notes: 'Second time.' }, market.moderator);
    expect((await look(id, seller.guest)).data.marketListing).toMatchObject({
      status: 'DRAFT',
      rejectionReason: REASON,
      reviewNotes: null,
    });
    expect(await market.call('submitMarketListing', { id }, seller.guest)).toMatchObject({
      rejectionReason: null,
    });
    expect(await commerce.auditCount('market_listing.reject')).toBeGreaterThan(0);
  });

  test('nobody reviews his own, nobody else’s listing is touched, and an old version is a conflict', async () => {
    const own = await market.seller('moderator');
    const { id } = await draft({}, own.guest);
    await market.call('submitMarketListing', { id }, own.guest);
    expect((await market.call('approveMarketListing', { id }, own.guest)).codes).toEqual(['FORBIDDEN']);
    expect((await market.call('approveMarketListing', { id }, seller.guest)).codes).toEqual(['FORBIDDEN']);
    expect((await market.call('approveMarketListing', { id, version: 1 }, market.moderator)).codes).toEqual([
      'CONFLICT',
    ]);
    expect(await market.call('approveMarketListing', { id }, market.admin)).toMatchObject({ status: 'LIVE' });
    for (const name of ['removeMarketListing', 'withdrawMarketListing'])
      expect((await market.call(name, { id }, seller.guest)).codes).toEqual(['FORBIDDEN']);
    expect((await market.call('restockMarketListing', { id, quantity: 1 }, seller.guest)).codes).toEqual([
      'FORBIDDEN',
    ]);
  });

  test.each([
    ['title', { title: 'no' }],
    ['pricePence', { pricePence: 29 }],
    ['pricePence', { pricePence: 10_000_001 }],
    ['currency', { currency: 'DOGE' }],
    ['images.0', { images: ['https://elsewhere.example/1.jpg'] }],
    ['images.0', { images: ['http://media.hotmess.test/1.jpg'] }],
    ['images', { images: Array(11).fill('https://media.hotmess.test/1.jpg') }],
    ['quantity', { quantity: -1 }],
  ])('a bad %s is refused by name', async (field, input) => {
    const { codes, errors } = await draft(input);
    expect([codes, errors[0].extensions.field]).toEqual([['BAD_USER_INPUT'], field]);
  });
});

describe('stock', () => {
  const move = (id: string, quantity: number) => ({ stockItemId: id, quantity, orderId: randomUUID() });

  test('held it stays live; sold out it says so, and a restock or a return brings it back', async () => {
    const id = await market.live(seller.guest, { quantity: 2 });
    const moves = [move(await stockItem(id), 2)];
    await inTx(async (tx) => {
      await holdStock(tx, moves);
      settleListingStock(tx, [id]);
    });
    expect((await look(id)).data.marketListing).toMatchObject({
      status: 'LIVE',
      stockStatus: 'OUT_OF_STOCK',
    });
    await inTx(async (tx) => {
      await sellHeld(tx, moves);
      settleListingStock(tx, [id]);
    });
    expect((await look(id)).codes).toEqual(['NOT_FOUND']);
    expect((await look(id, seller.guest)).data.marketListing.status).toBe('SOLD_OUT');
    await inTx(async (tx) => {
      await returnSold(tx, [{ ...moves[0]!, quantity: 1 }]);
      settleListingStock(tx, [id]);
    });
    expect((await look(id)).data.marketListing).toMatchObject({ status: 'LIVE', stockStatus: 'LOW_STOCK' });
    expect(await market.call('restockMarketListing', { id, quantity: 5 }, seller.guest)).toMatchObject({
      status: 'LIVE',
      stockStatus: 'IN_STOCK',
      stock: { onHand: 6, held: 0, sold: 1 },
    });
    // Nothing is left of a count that was wrong.
    expect(await market.call('restockMarketListing', { id, quantity: -6 }, seller.guest)).toMatchObject({
      status: 'SOLD_OUT',
      stock: { onHand: 0 },
    });
    for (const quantity of [-1, 0])
      expect((await market.call('restockMarketListing', { id, quantity }, seller.guest)).codes).toEqual([
        'BAD_USER_INPUT',
      ]);
    expect(await market.call('restockMarketListing', { id, quantity: 1 }, seller.guest)).toMatchObject({
      status: 'LIVE',
    });
  });

  test('a hold that ended, settled by nobody, is settled by the job', async () => {
    const id = await market.live(seller.guest, { quantity: 1 });
    const moves = [move(await stockItem(id), 1)];
    await inTx((tx) => holdStock(tx, moves));
    await inTx((tx) => sellHeld(tx, moves));
    await settleListings(commerce.deps.database);
    expect(await status(id)).toBe('sold_out');
    await inTx((tx) => returnSold(tx, moves));
    await settleListings(commerce.deps.database);
    expect(await status(id)).toBe('live');
    await inTx((tx) => holdStock(tx, moves));
    await settleListings(commerce.deps.database);
    expect(await status(id)).toBe('live');
    await inTx((tx) => releaseHold(tx, moves));
  });

  test('removed for good, with its stock out of reach', async () => {
    const id = await market.live(seller.guest);
    expect(await market.call('removeMarketListing', { id }, seller.guest)).toMatchObject({
      status: 'REMOVED',
    });
    expect((await look(id)).codes).toEqual(['NOT_FOUND']);
    expect((await market.call('restockMarketListing', { id, quantity: 1 }, seller.guest)).codes).toEqual([
      'INVALID_TRANSITION',
    ]);
    expect((await market.call('submitMarketListing', { id }, seller.guest)).codes).toEqual([
      'INVALID_TRANSITION',
    ]);
  });
});
