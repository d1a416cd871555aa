import type { Guest } from '@hotmess/local/testing/service-under-test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Commerce, startCommerce } from './harness.ts';
import { type MarketWorld, openMarket } from './market-world.ts';

const DRAFT = { title: 'Harness, worn twice', pricePence: 4_500 };

let commerce: Commerce;
let market: MarketWorld;
let seller: { guest: Guest; sellerId: string; stripeAccount: string };
beforeAll(async () => {
  commerce = await startCommerce();
  market = await openMarket(commerce);
  seller = await market.seller();
});
afterAll(() => commerce.close());

const draft = (input = {}, as = seller.guest) =>
  market.call('createMarketListing', { ...DRAFT, ...input }, as);

describe('lists', () => {
  test('one’s own by status, a seller’s, the market and the review queue, in pages that miss nothing', async () => {
    const own = await market.seller();
    const made: string[] = [];
    for (let n = 0; n < 3; n++) made.unshift(await market.live(own.guest));
    const pages = async (query: string, as?: Guest): Promise<string[]> => {
      const found: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { data, codes } = await commerce.graphql(query, { after, id: own.sellerId }, as);
        expect(codes).toEqual([]);
        const list = data.list ?? data.seller.list;
        found.push(...list.nodes.map(({ id }: { id: string }) => id));
        ({ endCursor: after, hasNextPage: more } = list.pageInfo);
      }
      return found;
    };
    const fields = `nodes { id } pageInfo { hasNextPage endCursor }`;
    const mine = `query ($after: String) { list: myMarketListings(status: LIVE, first: 2, after: $after) { ${fields} } }`;
    expect(await pages(mine, own.guest)).toEqual(made);
    const ofSeller = `query ($id: ID!, $after: String) { seller: marketSeller(id: $id) {
      list: listings(first: 2, after: $after) { ${fields} } } }`;
    expect(await pages(ofSeller)).toEqual(made);
    const shelf = `query ($after: String) { list: marketListings(first: 2, after: $after) { ${fields} } }`;
    expect((await pages(shelf)).filter((id) => made.includes(id))).toEqual(made);
    const { id } = await draft({}, own.guest);
    await market.call('submitMarketListing', { id }, own.guest);
    const queue = `query ($after: String) { list: marketListingsToReview(first: 2, after: $after) { ${fields} } }`;
    expect((await pages(queue, market.moderator)).at(-1)).toBe(id);
    expect((await commerce.graphql(queue, {}, own.guest)).codes).toEqual(['FORBIDDEN']);
    expect((await commerce.graphql(mine, {}, market.admin)).data.list.nodes).toEqual([]);
  });

  test('the deep operation asks the database a fixed number of times', async () => {
    for (let n = 0; n < 3; n++) await market.live((await market.seller()).guest);
    const query = `{ marketSellers(first: 20) { nodes { reputation { sales } listings(first: 5) { nodes { stockStatus
      seller { displayName } stock { onHand } rejectionReason reviewNotes } } } } }`;
    let asked = 0;
    const { pool } = commerce.service.database;
    const original = pool.connect.bind(pool);
    pool.connect = (() => (asked++, original())) as typeof pool.connect;
    // Jobs and webhooks ask, too, now and then: the fewest is what the operation itself asks.
    let fewest = Infinity;
    try {
      for (let tries = 0; tries < 10; tries++) {
        asked = 0;
        const { data, codes } = await commerce.graphql(query, {}, seller.guest);
        fewest = Math.min(fewest, asked);
        expect(codes).toEqual([]);
        expect(data.marketSellers.nodes.length).toBeGreaterThan(2);
      }
    } finally {
      pool.connect = original;
    }
    expect(fewest).toBeLessThanOrEqual(7);
  });
});
