import type { Guest } from '@hotmess/local/testing/service-under-test';
import { describe, expect, test } from 'vitest';
import { beaconIn, mint, mutate, refusal } from './harness.ts';
import { MINTED, addStaff, beaconId, doorman, host, nightlife, scan, useDoors } from './doors-world.ts';

useDoors();

describe('a door’s staff', () => {
  test('mints what guests scan, and nothing for staff', async () => {
    expect((await mint(nightlife, doorman, beaconId)).token).toMatch(/^hm1_/);
    expect(await refusal(nightlife, 'mintQrToken', { beaconId, scope: 'STAFF' }, doorman)).toEqual([
      'FORBIDDEN',
    ]);
    // Nor past GraphQL.
    await expect(
      nightlife.service.database.inTransaction(doorman.actor, ({ db }) =>
        db
          .insertInto('qr_tokens')
          .values({
            beacon_id: beaconId,
            token_hash: Buffer.alloc(32, 7),
            scope: 'staff',
            max_uses: 1,
            expires_at: new Date(Date.now() + 60_000),
            issued_by: doorman.userId,
          })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('is named by the host alone, never twice, and is seen by him and by itself', async () => {
    const stranger = await nightlife.person();
    const input = { beaconId, userId: stranger.userId };
    expect(await refusal(nightlife, 'addBeaconStaff', input, stranger, 'BeaconStaffInput')).toEqual([
      'FORBIDDEN',
    ]);
    expect(
      await refusal(nightlife, 'addBeaconStaff', { ...input, userId: host.userId }, host, 'BeaconStaffInput'),
    ).toEqual(['BAD_USER_INPUT']);
    await addStaff(beaconId, doorman);
    const list = async (as?: Guest) =>
      (
        await nightlife.graphql(
          `query ($id: ID!) { beacon(id: $id) { staff { nodes { user { id } } } } }`,
          { id: beaconId },
          as,
        )
      ).data.beacon.staff.nodes;
    expect(await list(host)).toEqual([{ user: { id: doorman.userId } }]);
    expect(await list(doorman)).toEqual([{ user: { id: doorman.userId } }]);
    expect(await list(stranger)).toEqual([]);
    expect(await list()).toEqual([]);
  });

  test('is taken off with the tokens it minted', async () => {
    const leaving = await nightlife.person();
    await addStaff(beaconId, leaving);
    const { token } = await mint(nightlife, leaving, beaconId);
    const input = { beaconId, userId: leaving.userId };
    expect(await refusal(nightlife, 'removeBeaconStaff', input, doorman, 'BeaconStaffInput')).toEqual([
      'FORBIDDEN',
    ]);
    await mutate(nightlife, 'removeBeaconStaff', input, 'beacon { id }', host, 'BeaconStaffInput');
    expect(await scan(token, await nightlife.person())).toMatchObject({ status: 'REVOKED' });
    expect(await refusal(nightlife, 'mintQrToken', { beaconId, scope: 'CHECK_IN' }, leaving)).toEqual([
      'FORBIDDEN',
    ]);
    expect(await refusal(nightlife, 'removeBeaconStaff', input, host, 'BeaconStaffInput')).toEqual([
      'NOT_FOUND',
    ]);
  });

  test('a staff token is good for staff alone', async () => {
    const { token } = await mint(nightlife, host, beaconId, { scope: 'STAFF', maxUses: 5 });
    expect(await scan(token, await nightlife.person())).toMatchObject({
      status: 'INVALID',
      reason: 'NOT_STAFF',
    });
    expect(await scan(token, doorman)).toMatchObject({ status: 'VALID', firstForUser: true });
  });
});

describe('tokens that rotate', () => {
  const rotating = { use: 'ROTATING', scope: 'CHECK_IN' };
  test('the display gets its next one, and the one before lives for its grace period', async () => {
    const id = await beaconIn(nightlife, host);
    const first = await mutate(nightlife, 'mintQrToken', { ...rotating, beaconId: id }, MINTED, host);
    expect(first.qrToken).toMatchObject({ use: 'ROTATING', maxUses: 10_000 });
    expect(Date.parse(first.qrToken.rotateAt) - Date.parse(first.qrToken.createdAt)).toBe(30_000);
    const next = await mutate(
      nightlife,
      'rotateQrToken',
      { id: first.qrToken.id, graceSeconds: 1 },
      MINTED,
      host,
      'RotateQrTokenInput',
    );
    expect(next.token).not.toBe(first.token);
    // Just read, just rotated: both let in.
    expect(await scan(first.token, await nightlife.person())).toMatchObject({ status: 'VALID' });
    expect(await scan(next.token, await nightlife.person())).toMatchObject({ status: 'VALID' });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await scan(first.token, await nightlife.person())).toMatchObject({ status: 'EXPIRED' });
    expect(await scan(next.token, await nightlife.person())).toMatchObject({ status: 'VALID' });
  });

  test('grace prolongs nothing, nor does SQL', async () => {
    const id = await beaconIn(nightlife, host);
    const first = await mutate(
      nightlife,
      'mintQrToken',
      { ...rotating, beaconId: id, lifetimeSeconds: 40 },
      MINTED,
      host,
    );
    await mutate(
      nightlife,
      'rotateQrToken',
      { id: first.qrToken.id, graceSeconds: 120 },
      MINTED,
      host,
      'RotateQrTokenInput',
    );
    const { rows } = await nightlife.superuser.query('select expires_at from qr_tokens where id = $1', [
      first.qrToken.id,
    ]);
    expect(rows[0].expires_at.toISOString()).toBe(first.qrToken.expiresAt);
    await expect(
      nightlife.service.database.inTransaction(host.actor, ({ db }) =>
        db
          .updateTable('qr_tokens')
          .set({ expires_at: new Date(Date.now() + 3_600_000) })
          .where('id', '=', first.qrToken.id)
          .execute(),
      ),
    ).rejects.toMatchObject({ code: 'HM001' });
  });

  test('a token has one successor, however many displays ask at once', async () => {
    const id = await beaconIn(nightlife, host);
    const first = await mutate(nightlife, 'mintQrToken', { ...rotating, beaconId: id }, MINTED, host);
    const codes = await Promise.all(
      Array.from({ length: 6 }, () => refusal(nightlife, 'rotateQrToken', { id: first.qrToken.id }, host)),
    );
    expect(codes.filter((each) => each.length === 0)).toHaveLength(1);
    expect(codes.filter((each) => each[0] === 'CONFLICT')).toHaveLength(5);
  });

  test.each([
    ['a single-use token with many uses', { use: 'SINGLE', maxUses: 2 }, 'maxUses'],
    [
      'a display’s token that lives for hours',
      { use: 'ROTATING', lifetimeSeconds: 3_600 },
      'lifetimeSeconds',
    ],
    [
      'a display’s token that ends before the next',
      { use: 'ROTATING', lifetimeSeconds: 30 },
      'lifetimeSeconds',
    ],
  ])('%s is refused', async (_, input, field) => {
    const answer = await nightlife.graphql(
      `mutation ($input: MintQrTokenInput!) { mintQrToken(input: $input) { token } }`,
      { input: { beaconId, scope: 'CHECK_IN', ...input } },
      host,
    );
    expect(answer.codes).toEqual(['BAD_USER_INPUT']);
    expect(answer.errors[0]!.extensions).toMatchObject({ field });
  });

  test('only one that rotates, that was not revoked, for those who may mint', async () => {
    const single = await mint(nightlife, host, beaconId);
    expect(await refusal(nightlife, 'rotateQrToken', { id: single.id }, host)).toEqual(['BAD_USER_INPUT']);
    const shown = await mint(nightlife, host, beaconId, { use: 'ROTATING' });
    expect(await refusal(nightlife, 'rotateQrToken', { id: shown.id }, await nightlife.person())).toEqual([
      'NOT_FOUND',
    ]);
    await mutate(nightlife, 'revokeQrToken', { id: shown.id }, 'qrToken { id }', host);
    expect(await refusal(nightlife, 'rotateQrToken', { id: shown.id }, host)).toEqual(['INVALID_TRANSITION']);
  });
});

test('all tokens of a beacon are revoked at once, or those of one scope, and no other beacon’s', async () => {
  const [here, elsewhere] = [await beaconIn(nightlife, host), await beaconIn(nightlife, host)];
  const [a, b] = [
    await mint(nightlife, host, here),
    await mint(nightlife, host, here, { scope: 'EXPERIENCE' }),
  ];
  const other = await mint(nightlife, host, elsewhere);
  expect(await refusal(nightlife, 'revokeQrTokens', { beaconId: here }, await nightlife.person())).toEqual([
    'FORBIDDEN',
  ]);
  const revoke = (input: object) =>
    mutate(nightlife, 'revokeQrTokens', { beaconId: here, ...input }, 'revoked', host);
  expect(await revoke({ scope: 'EXPERIENCE' })).toEqual({ revoked: 1 });
  expect(await scan(b.token)).toMatchObject({ status: 'REVOKED' });
  expect(await scan(a.token)).toMatchObject({ status: 'VALID' });
  await mint(nightlife, host, here);
  expect(await revoke({})).toEqual({ revoked: 2 });
  expect(await revoke({})).toEqual({ revoked: 0 });
  expect(await scan(other.token)).toMatchObject({ status: 'VALID' });
});

test('the uses of a token for many are exact, and none is refused while one is left', async () => {
  const id = await beaconIn(nightlife, host);
  const { token, id: tokenId } = await mint(nightlife, host, id, { maxUses: 70 });
  const guests = await Promise.all(Array.from({ length: 80 }, () => nightlife.person()));
  const answers = await Promise.all(guests.map((guest) => scan(token, guest)));
  expect(answers.filter(({ status }) => status === 'VALID')).toHaveLength(70);
  expect(answers.filter(({ reason }) => reason === 'EXHAUSTED')).toHaveLength(10);
  const { data } = await nightlife.graphql(
    `query ($id: ID!) { beacon(id: $id) { qrTokens { nodes { id uses maxUses } } } }`,
    { id },
    host,
  );
  expect(data.beacon.qrTokens.nodes).toEqual([{ id: tokenId, uses: 70, maxUses: 70 }]);
});
