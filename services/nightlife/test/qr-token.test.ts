import type { Guest } from '@hotmess/local/testing/service-under-test';
import { createHash } from 'node:crypto';
import type { GraphqlAnswer } from '@hotmess/local/testing/graphql-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Nightlife, beaconIn, mint, startNightlife } from './harness.ts';

let nightlife: Nightlife;
let host: Guest;
let beaconId: string;
beforeAll(async () => {
  nightlife = await startNightlife();
  host = await nightlife.person();
  beaconId = await beaconIn(nightlife, host);
});
afterAll(() => nightlife.close());

const MINT = `mutation ($input: MintQrTokenInput!) { mintQrToken(input: $input) { token qrToken { id scope status maxUses uses expiresAt createdAt } } }`;
const REVOKE = `mutation ($input: RevokeQrTokenInput!) { revokeQrToken(input: $input) { qrToken { id status version } } }`;

describe('minting', () => {
  test.each(['CHECK_IN', 'LISTING_PROOF', 'EXPERIENCE', 'STAFF'])(
    '%s, once, single use, 60 seconds',
    async (scope) => {
      const { data } = await nightlife.graphql(MINT, { input: { beaconId, scope } }, host);
      const { qrToken } = data.mintQrToken;
      expect(qrToken).toMatchObject({ scope, status: 'ACTIVE', maxUses: 1, uses: 0 });
      expect(Date.parse(qrToken.expiresAt) - Date.parse(qrToken.createdAt)).toBe(60_000);
    },
  );

  test('only the SHA-256 of the token is kept', async () => {
    const { token, id } = await mint(nightlife, host, beaconId);
    const { rows } = await nightlife.superuser.query('select * from qr_tokens where id = $1', [id]);
    expect(rows[0].token_hash).toEqual(createHash('sha256').update(token).digest());
    expect(JSON.stringify(rows[0])).not.toContain(token);
  });

  test.each([
    ['no use', { maxUses: 0 }, 'maxUses'],
    ['too many uses', { maxUses: 100_001 }, 'maxUses'],
    ['too short a life', { lifetimeSeconds: 1 }, 'lifetimeSeconds'],
    ['more than a day', { lifetimeSeconds: 86_401 }, 'lifetimeSeconds'],
  ])('%s is refused', async (_, input, field) => {
    const answer = await nightlife.graphql(MINT, { input: { beaconId, scope: 'CHECK_IN', ...input } }, host);
    expect(answer.codes).toEqual(['BAD_USER_INPUT']);
    expect(answer.errors[0]!.extensions).toMatchObject({ field });
  });

  test('the longest life and the most uses pass', async () => {
    const input = { beaconId, scope: 'CHECK_IN', maxUses: 100_000, lifetimeSeconds: 86_400 };
    expect((await nightlife.graphql(MINT, { input }, host)).errors).toEqual([]);
  });

  test('strangers and the signed-out mint nothing; moderators do, on record', async () => {
    const input = { beaconId, scope: 'CHECK_IN' };
    expect((await nightlife.graphql(MINT, { input }, await nightlife.person())).codes).toEqual(['FORBIDDEN']);
    expect((await nightlife.graphql(MINT, { input })).codes).toEqual(['UNAUTHENTICATED']);
    expect((await nightlife.graphql(MINT, { input }, await nightlife.person('moderator'))).errors).toEqual(
      [],
    );
    const { rows } = await nightlife.superuser.query(
      `select count(*)::int as n from outbox where envelope like '%qr_token.mint%'`,
    );
    expect(rows[0].n).toBe(1);
  });

  test('only a live beacon has a door', async () => {
    const draft = await beaconIn(nightlife, host, 'draft');
    const answer = await nightlife.graphql(MINT, { input: { beaconId: draft, scope: 'CHECK_IN' } }, host);
    expect(answer.codes).toEqual(['INVALID_TRANSITION']);
  });
});

describe('revoking', () => {
  test('its host revokes it, once', async () => {
    const { id } = await mint(nightlife, host, beaconId);
    expect((await nightlife.graphql(REVOKE, { input: { id } }, host)).data.revokeQrToken.qrToken).toEqual({
      id,
      status: 'REVOKED',
      version: 2,
    });
    expect((await nightlife.graphql(REVOKE, { input: { id } }, host)).codes).toEqual(['INVALID_TRANSITION']);
  });

  test('a stranger cannot even tell that it exists', async () => {
    const { id } = await mint(nightlife, host, beaconId);
    const stranger = await nightlife.person();
    const hidden = await nightlife.graphql(REVOKE, { input: { id } }, stranger);
    const missing = await nightlife.graphql(
      REVOKE,
      { input: { id: '01980000-0000-7000-8000-00000000ffff' } },
      stranger,
    );
    expect(hidden.codes).toEqual(['NOT_FOUND']);
    expect(JSON.stringify(hidden)).toBe(JSON.stringify(missing));
  });

  test('an expired one is past revoking', async () => {
    const { id } = await mint(nightlife, host, beaconId);
    await nightlife.superuser.query('update qr_tokens set expires_at = now() where id = $1', [id]);
    expect((await nightlife.graphql(REVOKE, { input: { id } }, host)).codes).toEqual(['INVALID_TRANSITION']);
  });
});

test('a host lists his tokens by pages; everyone else finds none', async () => {
  const other = await beaconIn(nightlife, host);
  const ids: string[] = [];
  for (let i = 0; i < 5; i++) ids.unshift((await mint(nightlife, host, other)).id);
  const LIST = `query ($id: ID!, $after: String) { beacon(id: $id) { qrTokens(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }`;
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const answer: GraphqlAnswer = await nightlife.graphql(LIST, { id: other, after }, host);
    const { qrTokens } = answer.data.beacon;
    seen.push(...qrTokens.nodes.map((node: { id: string }) => node.id));
    after = qrTokens.pageInfo.hasNextPage ? qrTokens.pageInfo.endCursor : null;
  } while (after);
  expect(seen).toEqual(ids);
  for (const viewer of [undefined, await nightlife.person()])
    expect((await nightlife.graphql(LIST, { id: other }, viewer)).data.beacon.qrTokens.nodes).toEqual([]);
});
