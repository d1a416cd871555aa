import type { Guest } from '@hotmess/local/testing/service-under-test';
import type { Tx } from '@hotmess/shared/db/transaction';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DB } from '../src/generated/database.ts';
import { type Nightlife, beaconIn, mutate, refusal, startNightlife } from './harness.ts';
import { listingIn, look, readySeller } from './market-world.ts';

let nightlife: Nightlife;
let host: Guest;
let seller: Guest;
let beaconId: string;
beforeAll(async () => {
  nightlife = await startNightlife();
  host = await nightlife.person();
  beaconId = await beaconIn(nightlife, host);
  seller = await readySeller(nightlife);
});
afterAll(() => nightlife.close());

type Answer = Awaited<ReturnType<Nightlife['graphql']>>['data'];

/** How many queries an operation sends to PostgreSQL; what relay and jobs ask meanwhile only adds: the least of several. */
async function cost(query: string, as: Guest): Promise<{ readonly queries: number; readonly data: Answer }> {
  const { pool } = nightlife.service.database;
  const counts: number[] = [];
  let data: Answer = {};
  for (let attempt = 0; attempt < 5; attempt++) {
    let count = 0;
    const counted = () => count++;
    pool.on('acquire', counted);
    const answer = await nightlife.graphql(query, {}, as);
    pool.off('acquire', counted);
    expect(answer.errors).toEqual([]);
    data = answer.data;
    counts.push(count);
  }
  return { queries: Math.min(...counts), data };
}

test('threads, listings and evidence of several beacons cost one query a level', async () => {
  for (let n = 0; n < 3; n++) {
    const place = await beaconIn(nightlife, host);
    for (let m = 0; m < 2; m++) {
      const id = await listingIn(nightlife, seller, place, 'live');
      await mutate(
        nightlife,
        'vouchForListing',
        { listingId: id, threadVisible: true },
        'evidence { id }',
        seller,
      );
      await mutate(
        nightlife,
        'createPost',
        { beaconId: place, type: 'COMMENT', body: 'See you at the bar.' },
        'post { id }',
        host,
      );
    }
  }
  const { queries, data } = await cost(
    `{ liveBeacons(first: 20) { nodes {
         threadLocked
         posts(first: 5) { nodes { body author { id } beacon { id } reportCount } }
         ticketListings(first: 5) { nodes { title seller { id } beacon { id } reviewNotes rejectionReason } }
         evidence(first: 5) { type } } } }`,
    await nightlife.person('moderator'),
  );
  const nodes = data.liveBeacons.nodes as {
    posts: { nodes: unknown[] };
    ticketListings: { nodes: unknown[] };
    evidence: unknown[];
  }[];
  const busy = nodes.filter((node) => node.posts.nodes.length === 2);
  expect(busy.length).toBe(3);
  for (const node of busy) expect([node.ticketListings.nodes.length, node.evidence.length]).toEqual([2, 2]);
  // Beacons; locks, posts, listings, evidence; then the beacons of posts and listings, their reviews and notes.
  expect(queries).toBeLessThanOrEqual(10);
});

describe('a seller’s word for himself', () => {
  test('is on record and in the thread, and proves nothing', async () => {
    const id = await listingIn(nightlife, seller, beaconId, 'draft', { evidenceRequired: 'BOTH' });
    const input = { listingId: id, threadVisible: true };
    const { evidence } = await mutate(nightlife, 'vouchForListing', input, 'evidence { type }', seller);
    expect(evidence.type).toBe('SELLER_VERIFICATION');
    expect(await refusal(nightlife, 'submitTicketListing', { id }, seller, 'TicketListingStepInput')).toEqual(
      ['BAD_USER_INPUT'],
    );
    const live = await listingIn(nightlife, seller, beaconId, 'live');
    for (const listingId of [live, id, randomUUID()])
      expect(await refusal(nightlife, 'vouchForListing', { listingId }, host)).toEqual(['NOT_FOUND']);
  });

  test('is never taken back, by nobody', async () => {
    for (const { actor } of [seller, await nightlife.person('admin')]) {
      const run = (work: (tx: Tx<DB>) => Promise<unknown>) =>
        nightlife.service.database.inTransaction(actor, work);
      await expect(run(({ db }) => db.deleteFrom('evidence_events').execute())).rejects.toMatchObject({
        code: '42501',
      });
      await expect(
        run(({ db }) => db.updateTable('evidence_events').set({ type: 'qr_scan' }).execute()),
      ).rejects.toMatchObject({ code: '42501' });
    }
  });
});

test.each([
  ['live', { status: 'live' }],
  ['sold', { status: 'sold' }],
  ['published', { published_at: new Date() }],
  ['reviewed', { review_notes: 'Looks fine to me, says I.' }],
  ['reported by nobody', { report_count: 0, reports_version: 99 }],
  ['to return as live', { prior_state: 'live' }],
  ['taken down by a moderator', { status: 'removed', removed_because: 'moderator' }],
  ['another’s', { seller_id: randomUUID() }],
  ['sold under a name', { sale_id: randomUUID() }],
] as const)('no seller makes his listing %s by SQL', async (_, change) => {
  const id = await listingIn(nightlife, seller, beaconId, 'pending_review');
  const before = await look(nightlife, 'ticket_listings', id);
  await expect(
    nightlife.service.database.inTransaction(seller.actor, ({ db }) =>
      db.updateTable('ticket_listings').set(change).where('id', '=', id).execute(),
    ),
  ).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|HM00\d|23514)$/) });
  expect(await look(nightlife, 'ticket_listings', id)).toEqual(before);
});

test('a seller who is removed by himself brings nothing back by SQL', async () => {
  const id = await listingIn(nightlife, seller, beaconId, 'live');
  await mutate(nightlife, 'removeTicketListing', { id }, 'listing { id }', seller, 'TicketListingStepInput');
  for (const status of ['draft', 'pending_review', 'live'] as const)
    await expect(
      nightlife.service.database.inTransaction(seller.actor, ({ db }) =>
        db
          .updateTable('ticket_listings')
          .set({ status, removed_because: null })
          .where('id', '=', id)
          .execute(),
      ),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|HM00\d|23514)$/) });
});
