import { createLocalJWKSet, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { mint, mintTicket, mutate, refusal } from './harness.ts';
import { beaconId, doorman, host, nightlife, scan, useDoors } from './doors-world.ts';

useDoors();

describe('a guest’s ticket', () => {
  test('is scanned by the door, and the guest is its subject', async () => {
    const guest = await nightlife.person();
    const token = await mintTicket(nightlife, beaconId, guest.userId, false);
    expect(await scan(token, guest)).toMatchObject({ status: 'INVALID', reason: 'NOT_STAFF' });
    expect(await scan(token)).toMatchObject({ status: 'INVALID', reason: 'NOT_STAFF' });
    expect(await scan(token, doorman)).toMatchObject({ status: 'VALID', firstForUser: true });
    const again = await mintTicket(nightlife, beaconId, guest.userId, false);
    expect(await scan(again, doorman)).toMatchObject({ status: 'DUPLICATE', reason: 'ALREADY_SCANNED' });
    const { rows } = await nightlife.superuser.query(
      `select status, user_id, scanned_by from beacon_scans where user_id = $1 and status = 'valid'`,
      [guest.userId],
    );
    expect(rows).toEqual([{ status: 'valid', user_id: guest.userId, scanned_by: doorman.userId }]);
  });

  test('its door does not learn whose it is before, nor can it mint one', async () => {
    const guest = await nightlife.person();
    await mintTicket(nightlife, beaconId, guest.userId, false);
    for (const column of ['holder_id', 'issued_by'] as const)
      await expect(
        nightlife.service.database.as(host.actor).selectFrom('qr_tokens').select(column).execute(),
      ).rejects.toMatchObject({ code: '42501' });
    await expect(
      nightlife.service.database.inTransaction(host.actor, ({ db }) =>
        db
          .updateTable('qr_tokens')
          .set({ holder_id: host.userId })
          .where('beacon_id', '=', beaconId)
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('signed tokens', () => {
  const published = async () => {
    const { data } = await nightlife.graphql(`{ offlineKeys { kid kty crv alg x activeFrom notAfter } }`);
    return data.offlineKeys as {
      kid: string;
      kty: string;
      crv: string;
      alg: string;
      x: string;
      activeFrom: string;
      notAfter: string | null;
    }[];
  };

  test('a door verifies them with the published key, and they tell it no more than it needs', async () => {
    const { token, id } = await mint(nightlife, host, beaconId, { signed: true, lifetimeSeconds: 600 });
    const keys = await published();
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet({ keys }), {
      typ: 'hm-door+jwt',
    });
    expect(protectedHeader).toEqual({ alg: 'EdDSA', typ: 'hm-door+jwt', kid: keys[0]!.kid });
    expect(payload).toEqual({
      jti: id,
      beacon: beaconId,
      scope: 'check_in',
      iat: expect.any(Number),
      exp: expect.any(Number),
    });
    const answer = await fetch(`${nightlife.service.url}/.well-known/door-keys.json`);
    const set = (await answer.json()) as { keys: { kid: string; d?: string }[] };
    expect(set.keys.map(({ kid, d }) => [kid, d])).toEqual(keys.map(({ kid }) => [kid, undefined]));
    await expect(jwtVerify(`${token.slice(0, -6)}AAAAAA`, createLocalJWKSet({ keys }))).rejects.toThrow(
      'signature',
    );
    // With a network it is a token like any other.
    expect(await scan(token, await nightlife.person())).toMatchObject({ status: 'VALID' });
    expect(await scan(`${token.slice(0, -6)}AAAAAA`)).toMatchObject({ reason: 'UNKNOWN_TOKEN' });
  });

  test('the private half lies sealed', async () => {
    const { rows } = await nightlife.superuser.query('select private_key from offline_keys');
    for (const row of rows) expect(row.private_key.toString('latin1')).not.toContain('PRIVATE KEY');
  });

  test('an admin renews the key: published a day before it signs, or at once', async () => {
    const admin = await nightlife.person('admin');
    const input = { reason: 'Yearly renewal of keys.' };
    expect(await refusal(nightlife, 'renewOfflineKey', input, await nightlife.person('moderator'))).toEqual([
      'FORBIDDEN',
    ]);
    const [old] = await published();
    const FIELDS = 'keys { kid activeFrom notAfter }';
    const { keys } = await mutate(nightlife, 'renewOfflineKey', input, FIELDS, admin);
    expect(keys).toHaveLength(2);
    expect(Date.parse(keys[0].activeFrom) - Date.now()).toBeGreaterThan(23 * 3_600_000);
    expect(Date.parse(keys[1].notAfter) - Date.parse(keys[0].activeFrom)).toBeGreaterThan(24 * 3_600_000);
    const before = await mint(nightlife, host, beaconId, { signed: true });
    expect(kidOf(before.token)).toBe(old!.kid);
    const now = await mutate(nightlife, 'renewOfflineKey', { ...input, immediately: true }, FIELDS, admin);
    expect(now.keys).toHaveLength(1);
    expect(kidOf((await mint(nightlife, host, beaconId, { signed: true })).token)).toBe(now.keys[0].kid);
    expect(await nightlife.auditCount('offline_key.renew')).toBe(2);
  });

  const kidOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()).kid;
});
