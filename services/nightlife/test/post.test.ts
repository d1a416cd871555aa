import type { Guest } from '@hotmess/local/testing/service-under-test';
import { actionApplied, reportTargetResolved } from '@hotmess/shared/events/moderation-answers';
import { actionTaken, reportFiled } from '@hotmess/shared/events/safety';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionTakenConsumer } from '../src/consumers/action-taken.ts';
import { reportFiledConsumer } from '../src/consumers/report-filed.ts';
import { type Nightlife, beaconIn, mutate, refusal, startNightlife } from './harness.ts';
import { hand, listingIn, look, readySeller, told } from './market-world.ts';

const REASON = 'It tells where somebody lives.';
let nightlife: Nightlife;
let host: Guest;
let beaconId: string;
let moderator: Guest;
beforeAll(async () => {
  nightlife = await startNightlife();
  [host, moderator] = await Promise.all([nightlife.person(), nightlife.person('moderator')]);
  beaconId = await beaconIn(nightlife, host);
});
afterAll(() => nightlife.close());

async function write(as: Guest, input: Record<string, unknown> = {}): Promise<string> {
  const made = await mutate(
    nightlife,
    'createPost',
    { beaconId, type: 'COMMENT', body: 'See you there.', ...input },
    'post { id }',
    as,
  );
  return made.post.id;
}
const refusedPost = (as: Guest | undefined, input: Record<string, unknown> = {}) =>
  refusal(nightlife, 'createPost', { beaconId, type: 'COMMENT', body: 'See you there.', ...input }, as);
const step = (name: string, id: string, as: Guest, reason: string | null = REASON) =>
  mutate(nightlife, name, { id, reason }, 'post { status }', as, 'PostStepInput');
const refusedStep = (name: string, id: string, as: Guest, reason: string | null = REASON) =>
  refusal(nightlife, name, { id, reason }, as, 'PostStepInput');
const stale = async (guest: Guest): Promise<Guest> => ({
  ...guest,
  token: await nightlife.issuer.token(guest, {
    claims: { auth_time: Math.floor(Date.now() / 1000) - 1_000 },
  }),
});

describe('a post', () => {
  test('is in the thread, oldest first, page by page, and tells the public nothing of reports', async () => {
    const place = await beaconIn(nightlife, host);
    const ids = [];
    for (let n = 0; n < 3; n++)
      ids.push(await write(await nightlife.person(), { beaconId: place, body: `Post ${n}` }));
    const page = (after?: string) =>
      nightlife.graphql(
        `query ($id: ID!, $after: String) { beacon(id: $id) { threadLocked posts(first: 2, after: $after) {
           nodes { id body author { id } reportCount moderationFlags } pageInfo { endCursor hasNextPage } } } }`,
        { id: place, after },
      );
    const first = (await page()).data.beacon;
    expect(first.threadLocked).toBe(false);
    expect(first.posts.nodes.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2));
    expect(first.posts.nodes[0]).toMatchObject({ reportCount: null, moderationFlags: null });
    const next = (await page(first.posts.pageInfo.endCursor)).data.beacon.posts;
    expect(next.nodes.map(({ id }: { id: string }) => id)).toEqual(ids.slice(2));
    expect(next.pageInfo.hasNextPage).toBe(false);
  });

  test('is refused where it cannot be', async () => {
    const guest = await nightlife.person();
    expect(await refusedPost(undefined)).toEqual(['UNAUTHENTICATED']);
    expect(await refusedPost(guest, { body: '  ' })).toEqual(['BAD_USER_INPUT']);
    expect(await refusedPost(guest, { type: 'SYSTEM' })).toEqual(['BAD_USER_INPUT']);
    expect(await refusedPost(guest, { type: 'PROOF' })).toEqual(['BAD_USER_INPUT']);
    expect(await refusedPost(guest, { attachments: ['https://evil.example/x.jpg'] })).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect(await refusedPost(guest, { beaconId: randomUUID() })).toEqual(['NOT_FOUND']);
    const past = await beaconIn(nightlife, host, 'expired');
    expect(await refusedPost(host, { beaconId: past })).toEqual(['INVALID_TRANSITION']);
  });

  test('ten in a minute and no more, however many at once', async () => {
    const guest = await nightlife.person();
    const codes = await Promise.all(Array.from({ length: 15 }, () => refusedPost(guest)));
    expect(codes.filter((it) => it.length === 0)).toHaveLength(10);
    expect(codes.flat()).toEqual(Array(5).fill('RATE_LIMITED'));
  });

  test('is its author’s to remove, and moderators’ to moderate with a reason and a fresh sign-in', async () => {
    const author = await nightlife.person();
    const [own, other] = [await write(author), await write(author)];
    expect(await refusedStep('removePost', own, await nightlife.person())).toEqual(['FORBIDDEN']);
    await step('removePost', own, author, null);
    expect((await nightlife.graphql(`{ post(id: "${own}") { id } }`)).codes).toEqual(['NOT_FOUND']);
    expect(await refusedStep('hidePost', other, author)).toEqual(['FORBIDDEN']);
    expect(await refusedStep('hidePost', other, await stale(moderator))).toEqual(['STEP_UP_REQUIRED']);
    expect(await refusedStep('hidePost', other, moderator, 'short')).toEqual(['BAD_USER_INPUT']);
    await step('hidePost', other, moderator);
    expect((await nightlife.graphql(`{ post(id: "${other}") { id } }`)).codes).toEqual(['NOT_FOUND']);
    const waiting = await nightlife.graphql('{ hiddenPosts(first: 100) { nodes { id } } }', {}, moderator);
    expect(waiting.data.hiddenPosts.nodes).toContainEqual({ id: other });
    await step('removePost', other, moderator);
    // It comes back as what it was.
    expect((await step('restorePost', other, moderator)).post.status).toBe('HIDDEN');
    await step('showPost', other, moderator);
    expect((await step('lockPost', other, moderator)).post.status).toBe('LOCKED');
    expect(await nightlife.auditCount('post.hide')).toBeGreaterThan(0);
    const his = await write(moderator);
    expect(await refusedStep('hidePost', his, moderator)).toEqual(['FORBIDDEN']);
    const flagged = await mutate(
      nightlife,
      'flagPost',
      {
        id: other,
        flags: [
          { flag: 'spoiler', set: true },
          { flag: 'nudity', set: false },
        ],
        reason: REASON,
      },
      'post { moderationFlags version }',
      moderator,
    );
    expect(flagged.post.moderationFlags).toEqual(['spoiler']);
  });
});

describe('a locked thread', () => {
  test('takes no more; its host opens what he locked, and not what moderators locked', async () => {
    const place = await beaconIn(nightlife, host);
    const input = { beaconId: place, reason: 'It went too far tonight.' };
    const lock = (as: Guest) => refusal(nightlife, 'lockThread', input, as, 'ThreadLockInput');
    const unlock = (as: Guest) => refusal(nightlife, 'unlockThread', input, as, 'ThreadLockInput');
    expect(await lock(await nightlife.person())).toEqual(['FORBIDDEN']);
    expect(await lock(host)).toEqual([]);
    expect(await lock(host)).toEqual(['INVALID_TRANSITION']);
    expect(await refusedPost(host, { beaconId: place })).toEqual(['INVALID_TRANSITION']);
    expect(await unlock(host)).toEqual([]);
    expect(await lock(moderator)).toEqual([]);
    expect(await unlock(host)).toEqual(['INVALID_TRANSITION']);
    expect(await unlock(moderator)).toEqual([]);
    expect(await refusedPost(host, { beaconId: place })).toEqual([]);
    const thread = await nightlife.graphql(
      `{ beacon(id: "${place}") { posts { nodes { type body author { id } } } } }`,
    );
    expect(thread.data.beacon.posts.nodes[0]).toEqual({
      type: 'SYSTEM',
      body: 'This thread is locked.',
      author: null,
    });
  });

  test('holds nothing that was written after the lock, whoever was under way', async () => {
    const place = await beaconIn(nightlife, host);
    const guests = await Promise.all(Array.from({ length: 12 }, () => nightlife.person()));
    const writing = guests.map((guest) => refusedPost(guest, { beaconId: place }));
    await refusal(nightlife, 'lockThread', { beaconId: place, reason: REASON }, host, 'ThreadLockInput');
    const locked = (
      await nightlife.superuser.query(
        'select count(*)::int as n from beacon_posts where beacon_id = $1 and author_id is not null',
        [place],
      )
    ).rows[0].n;
    const written = (await Promise.all(writing)).filter((codes) => codes.length === 0).length;
    // What was in when the lock was answered is all that ever is.
    expect(written).toBe(locked);
  });
});

describe('reports', () => {
  const report = (
    targetType: 'post' | 'ticket_listing' | 'beacon',
    targetId: string,
    version: number,
    distinct = version,
  ) =>
    hand(nightlife, [reportFiledConsumer()], reportFiled, {
      reportId: randomUUID(),
      targetType,
      targetId,
      category: 'harassment',
      distinctReporters: distinct,
      version,
    });

  test('below the threshold nothing moves that anyone could see; at it, a post is hidden, in any order and at once', async () => {
    const author = await nightlife.person();
    const id = await write(author);
    const before = await nightlife.graphql(
      `{ post(id: "${id}") { id status version createdAt } }`,
      {},
      author,
    );
    await report('post', id, 2);
    await report('post', id, 1);
    const after = await nightlife.graphql(
      `{ post(id: "${id}") { id status version createdAt } }`,
      {},
      author,
    );
    expect(after.data).toEqual(before.data);
    expect(await look(nightlife, 'beacon_posts', id)).toMatchObject({ report_count: 2 });
    expect(
      (await nightlife.graphql(`{ post(id: "${id}") { reportCount } }`, {}, moderator)).data.post.reportCount,
    ).toBe(2);
    await Promise.all([report('post', id, 3), report('post', id, 4), report('post', id, 5)]);
    expect(await look(nightlife, 'beacon_posts', id)).toMatchObject({ status: 'hidden', report_count: 5 });
    expect((await nightlife.graphql(`{ post(id: "${id}") { status } }`, {}, author)).data.post.status).toBe(
      'HIDDEN',
    );
  });

  test('a listing goes back to the moderators at the threshold of its ruleset', async () => {
    const place = await beaconIn(nightlife, host);
    await nightlife.superuser.query(
      `with rules as (insert into content_rulesets (name, report_threshold) values ('Calm', 5) returning id)
       update beacons set ruleset_id = (select id from rules) where id = $1`,
      [place],
    );
    const seller = await readySeller(nightlife);
    const id = await listingIn(nightlife, seller, place, 'live');
    await report('ticket_listing', id, 4);
    expect(await look(nightlife, 'ticket_listings', id)).toMatchObject({ status: 'live', report_count: 4 });
    await report('ticket_listing', id, 5);
    expect(await look(nightlife, 'ticket_listings', id)).toMatchObject({ status: 'pending_review' });
  });

  test('safety hears whose the target is, or that there is none', async () => {
    const author = await nightlife.person();
    const [id, none] = [await write(author), randomUUID()];
    await report('post', id, 1);
    await report('beacon', beaconId, 1);
    await report('post', none, 1);
    const answers = await told(nightlife, reportTargetResolved('nightlife'));
    expect(answers.find(({ targetId }) => targetId === id)).toMatchObject({
      exists: true,
      ownerId: author.userId,
    });
    expect(answers.find(({ targetId }) => targetId === beaconId)).toMatchObject({
      exists: true,
      ownerId: host.userId,
    });
    expect(answers.find(({ targetId }) => targetId === none)).toMatchObject({ exists: false, ownerId: null });
  });
});

describe('actions', () => {
  const act = async (
    action: 'remove_post' | 'remove_listing' | 'reinstate',
    targetType: 'post' | 'ticket_listing',
    targetId: string,
    version: number,
  ) => {
    const actionId = randomUUID();
    const data = { actionId, action, targetType, targetId, version };
    await hand(nightlife, [actionTakenConsumer()], actionTaken, data);
    return (await told(nightlife, actionApplied('nightlife'))).find((answer) => answer.actionId === actionId);
  };

  test('take effect once, answer what changed, and an older one was overtaken', async () => {
    const id = await write(await nightlife.person());
    expect(await act('remove_post', 'post', id, 1)).toMatchObject({
      outcome: 'effective',
      changed: [{ change: 'POST_REMOVED', count: 1 }],
    });
    expect(await act('remove_post', 'post', id, 1)).toMatchObject({ outcome: 'unchanged' });
    expect(await act('reinstate', 'post', id, 2)).toMatchObject({ outcome: 'effective' });
    expect(await act('remove_post', 'post', id, 1)).toMatchObject({ outcome: 'unchanged' });
    expect(await look(nightlife, 'beacon_posts', id)).toMatchObject({ status: 'visible', action_version: 2 });
    expect(await act('remove_post', 'post', randomUUID(), 1)).toMatchObject({
      outcome: 'failed',
      failure: 'UNKNOWN_TARGET',
    });
  });

  test('a reinstatement that overtakes its removal still wins', async () => {
    const id = await write(await nightlife.person());
    expect(await act('reinstate', 'post', id, 2)).toMatchObject({ outcome: 'unchanged' });
    expect(await act('remove_post', 'post', id, 1)).toMatchObject({ outcome: 'unchanged' });
    expect(await look(nightlife, 'beacon_posts', id)).toMatchObject({ status: 'visible' });
  });

  test('a listing is removed and comes back to what it was', async () => {
    const seller = await readySeller(nightlife);
    const id = await listingIn(nightlife, seller, beaconId, 'pending_review');
    expect(await act('remove_listing', 'ticket_listing', id, 1)).toMatchObject({
      changed: [{ change: 'LISTING_REMOVED', count: 1 }],
    });
    expect(await act('reinstate', 'ticket_listing', id, 2)).toMatchObject({ outcome: 'effective' });
    expect(await look(nightlife, 'ticket_listings', id)).toMatchObject({ status: 'pending_review' });
  });
});
