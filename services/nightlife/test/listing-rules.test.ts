import type { Guest } from '@hotmess/local/testing/service-under-test';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { highestPrice, missingProof } from '../src/ticket-listing/policy.ts';
import { type Nightlife, SCAN, beaconIn, mint, mutate, refusal, startNightlife } from './harness.ts';
import { MEDIUM, listingIn, readySeller } from './market-world.ts';

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

const refused = (name: string, input: Record<string, unknown>, as: Guest | undefined) =>
  refusal(nightlife, name, input, as, inputOf(name));
function inputOf(name: string): string {
  if (['submit', 'withdraw', 'remove'].some((verb) => name === `${verb}TicketListing`))
    return 'TicketListingStepInput';
  if (['reject', 'takeDown', 'restore'].some((verb) => name === `${verb}TicketListing`))
    return 'ReviewTicketListingInput';
  return `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
}

describe('what a seller must prove', () => {
  test.each([
    ['none', false, false, []],
    ['proof_post', false, true, ['PROOF_POST']],
    ['proof_post', true, false, []],
    ['qr_scan', true, false, ['QR_SCAN']],
    ['qr_scan', false, true, []],
    ['both', true, false, ['QR_SCAN']],
    ['both', false, false, ['PROOF_POST', 'QR_SCAN']],
    ['both', true, true, []],
  ] as const)('%s with post %s and scan %s: missing %j', (required, proofPost, qrScan, missing) => {
    expect(missingProof(required, { proofPost, qrScan })).toEqual(missing);
  });

  test('both: a proof post and a scan of a listing_proof token, of this beacon and by himself', async () => {
    const owner = await readySeller(nightlife);
    const id = await listingIn(nightlife, owner, beaconId, 'draft', { evidenceRequired: 'BOTH' });
    const submit = () => refused('submitTicketListing', { id }, owner);
    expect(await submit()).toEqual(['BAD_USER_INPUT']);
    const { token } = await mint(nightlife, host, beaconId, { scope: 'LISTING_PROOF', maxUses: 5 });
    const scanAs = (as: Guest) => nightlife.graphql(SCAN, { input: { token, nonce: randomUUID() } }, as);
    expect((await scanAs(await nightlife.person())).data.scanBeacon.status).toBe('VALID');
    expect(await submit()).toEqual(['BAD_USER_INPUT']);
    expect((await scanAs(owner)).data.scanBeacon.status).toBe('VALID');
    expect(await submit()).toEqual(['BAD_USER_INPUT']);
    const { post } = await mutate(
      nightlife,
      'createPost',
      { beaconId, type: 'PROOF', body: 'Bought it in spring.', attachments: [MEDIUM] },
      'post { id }',
      owner,
    );
    // A moderator takes the proof away again: it proves nothing any more.
    await mutate(
      nightlife,
      'removePost',
      { id: post.id, reason: REASON },
      'post { id }',
      moderator,
      'PostStepInput',
    );
    expect(await submit()).toEqual(['BAD_USER_INPUT']);
    await mutate(
      nightlife,
      'restorePost',
      { id: post.id, reason: REASON },
      'post { id }',
      moderator,
      'PostStepInput',
    );
    expect(await submit()).toEqual([]);
  });

  test('an admin’s verification stands for both; he never verifies himself', async () => {
    const owner = await readySeller(nightlife);
    const admin = await nightlife.person('admin');
    const id = await listingIn(nightlife, owner, beaconId, 'draft', { evidenceRequired: 'BOTH' });
    const input = {
      beaconId,
      userId: owner.userId,
      threadVisible: true,
      reason: 'He showed his ticket at the desk.',
    };
    expect(await refused('verifyPerson', input, moderator)).toEqual(['FORBIDDEN']);
    expect(await refused('verifyPerson', { ...input, userId: admin.userId }, admin)).toEqual(['FORBIDDEN']);
    await mutate(nightlife, 'verifyPerson', input, 'evidence { id type }', admin);
    expect(await refused('submitTicketListing', { id }, owner)).toEqual([]);
    const chain = `{ evidenceChain(beaconId: "${beaconId}", userId: "${owner.userId}") { type person { id } notedBy { id } } }`;
    expect((await nightlife.graphql(chain, {}, moderator)).codes).toEqual(['FORBIDDEN']);
    expect((await nightlife.graphql(chain, {}, admin)).data.evidenceChain).toEqual([
      { type: 'ADMIN_VERIFICATION', person: { id: owner.userId }, notedBy: { id: admin.userId } },
    ]);
    const shown = await nightlife.graphql(`{ beacon(id: "${beaconId}") { evidence { type } } }`);
    expect(shown.data.beacon.evidence).toContainEqual({ type: 'ADMIN_VERIFICATION' });
    expect(JSON.stringify(shown.data)).not.toContain(owner.userId);
  });
});

describe('the resale cap', () => {
  test('rounds down', () => {
    expect(highestPrice(1_999, 110)).toBe(2_198);
    expect(highestPrice(2_000, 100)).toBe(2_000);
  });

  test('is the face value, or what the beacon’s ruleset says', async () => {
    const dear = await listingIn(nightlife, seller, beaconId, 'draft', { price: 2_001 });
    expect(await refused('submitTicketListing', { id: dear }, seller)).toEqual(['BAD_USER_INPUT']);
    await nightlife.superuser.query(
      `with rules as (insert into content_rulesets (name, max_resale_percent) values ('Dear', 150) returning id)
       update beacons set ruleset_id = (select id from rules) where id = $1`,
      [beaconId],
    );
    expect(await refused('submitTicketListing', { id: dear }, seller)).toEqual([]);
    await nightlife.superuser.query('update beacons set ruleset_id = null where id = $1', [beaconId]);
  });
});
