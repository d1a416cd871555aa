import type { Guest } from '@hotmess/local/testing/service-under-test';
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ENVELOPE_OF,
  type Nightlife,
  beaconIn,
  mint,
  mintTicket,
  mutate,
  refusal,
  startNightlife,
} from './harness.ts';

let nightlife: Nightlife;
let host: Guest;
let doors: Guest[];
let beaconId: string;
beforeAll(async () => {
  nightlife = await startNightlife();
  host = await nightlife.person();
  doors = [await nightlife.person(), await nightlife.person()];
  beaconId = await newVenue();
});
afterAll(() => nightlife.close());

interface OfflineScan {
  readonly token: string;
  readonly nonce: string;
  readonly scannedAt: string;
  readonly beaconId?: string;
}

async function newVenue(input: Record<string, unknown> = {}): Promise<string> {
  const id = await beaconIn(nightlife, host, 'live', input);
  for (const door of doors)
    await mutate(
      nightlife,
      'addBeaconStaff',
      { beaconId: id, userId: door.userId },
      'beacon { id }',
      host,
      'BeaconStaffInput',
    );
  return id;
}

const madeAt = (token: string, scannedAt = new Date()): OfflineScan => ({
  token,
  nonce: randomUUID(),
  scannedAt: scannedAt.toISOString(),
});
const upload = async (as: Guest, ...scans: OfflineScan[]) =>
  (
    await mutate(
      nightlife,
      'uploadOfflineScans',
      { scans },
      'results { nonce status reason firstForUser scannedAt }',
      as,
    )
  ).results;
const earned = async (beacon: string) => {
  const { rows } = await nightlife.superuser.query(ENVELOPE_OF, ['hotmess.nightlife.beacon.scanned.v1']);
  const data = rows.map((row) => JSON.parse(row.envelope).data).filter((each) => each.beaconId === beacon);
  return data.filter(({ firstForUser }) => firstForUser).map(({ userId }) => userId);
};
/** Moves what happened to a beacon and its tokens into the past. */
const ago = (id: string, interval: string) =>
  nightlife.superuser.query(
    `set session_replication_role = replica;
     update qr_tokens set created_at = created_at - interval '${interval}', expires_at = expires_at - interval '${interval}' where beacon_id = '${id}';
     update beacon_live_spans set live_from = live_from - interval '${interval}' where beacon_id = '${id}';
     set session_replication_role = origin`,
  );

test('two doors that both let one ticket in: one valid, one duplicate, one XP award', async () => {
  const id = await newVenue();
  const guest = await nightlife.person();
  const token = await mintTicket(nightlife, id, guest.userId);
  const [one, two] = await Promise.all(doors.map((door) => upload(door, madeAt(token))));
  const statuses = [one, two].map(([result]) => result.status).sort();
  expect(statuses).toEqual(['DUPLICATE', 'VALID']);
  expect(await earned(id)).toEqual([guest.userId]);
});

test('so do two doors that let in whoever shows a signed token for one', async () => {
  const id = await newVenue();
  const { token } = await mint(nightlife, host, id, { signed: true });
  expect(await upload(doors[0]!, madeAt(token))).toMatchObject([{ status: 'VALID', firstForUser: false }]);
  expect(await upload(doors[1]!, madeAt(token))).toMatchObject([
    { status: 'DUPLICATE', reason: 'ALREADY_SCANNED' },
  ]);
});

test('each has its own answer, in the order sent, and sent again the same one', async () => {
  const guest = await nightlife.person();
  const token = await mintTicket(nightlife, beaconId, guest.userId);
  const scans = [
    madeAt(token),
    madeAt('hm1_forged'),
    madeAt(token),
    { ...madeAt(token), beaconId: randomUUID() },
  ];
  const first = await upload(doors[0]!, ...scans);
  expect(first.map(({ nonce }: { nonce: string }) => nonce)).toEqual(scans.map(({ nonce }) => nonce));
  expect(first.map(({ status, reason }: { status: string; reason: string }) => reason ?? status)).toEqual([
    'VALID',
    'UNKNOWN_TOKEN',
    'ALREADY_SCANNED',
    'WRONG_BEACON',
  ]);
  const stored = async () => (await nightlife.superuser.query('select from beacon_scans')).rowCount;
  const before = await stored();
  expect(await upload(doors[0]!, ...scans)).toEqual(first);
  expect(await stored()).toBe(before);
});

describe('judged by the device’s time', () => {
  test('a token that has ended since, and one that had by then', async () => {
    const id = await newVenue();
    const [a, b] = [
      await mint(nightlife, host, id, { signed: true }),
      await mint(nightlife, host, id, { signed: true }),
    ];
    await ago(id, '2 hours');
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    expect(await upload(doors[0]!, madeAt(a.token, at(119.5)))).toMatchObject([{ status: 'VALID' }]);
    expect(await upload(doors[0]!, madeAt(b.token, at(90)))).toMatchObject([
      { status: 'EXPIRED', reason: 'EXPIRED' },
    ]);
  });

  test('a token revoked and a beacon ended after the scan do not undo it; before it, they do', async () => {
    const id = await newVenue();
    const tokens = await Promise.all(
      Array.from({ length: 4 }, () => mint(nightlife, host, id, { signed: true, lifetimeSeconds: 7_200 })),
    );
    await ago(id, '1 hour');
    const earlier = new Date(Date.now() - 600_000);
    await mutate(nightlife, 'revokeQrToken', { id: tokens[0]!.id }, 'qrToken { id }', host);
    expect(await upload(doors[0]!, madeAt(tokens[0]!.token, earlier))).toMatchObject([{ status: 'VALID' }]);
    await mutate(nightlife, 'revokeQrToken', { id: tokens[1]!.id }, 'qrToken { id }', host);
    expect(await upload(doors[0]!, madeAt(tokens[1]!.token))).toMatchObject([{ status: 'REVOKED' }]);
    await mutate(nightlife, 'endBeacon', { id }, 'beacon { id }', host, 'BeaconStepInput');
    expect(await upload(doors[0]!, madeAt(tokens[2]!.token, earlier))).toMatchObject([{ status: 'VALID' }]);
    expect(await upload(doors[0]!, madeAt(tokens[3]!.token))).toMatchObject([{ reason: 'BEACON_NOT_LIVE' }]);
  });

  test('not after 48 hours, and not by a clock that cannot be right', async () => {
    const { token } = await mint(nightlife, host, beaconId, { signed: true, maxUses: 5 });
    const at = (ms: number) => madeAt(token, new Date(Date.now() + ms));
    const results = await upload(
      doors[0]!,
      at(-48 * 3_600_000 - 1_000),
      at(-10 * 60_000),
      at(10 * 60_000),
      at(30_000),
    );
    expect(results.map(({ reason, status }: { reason: string; status: string }) => reason ?? status)).toEqual(
      ['TOO_LATE', 'CLOCK_OFF', 'CLOCK_OFF', 'VALID'],
    );
  });
});

test('only a door uploads: a guest who photographed a display lets nobody in afterwards', async () => {
  const { token } = await mint(nightlife, host, beaconId, { signed: true, maxUses: 5 });
  expect(await upload(await nightlife.person(), madeAt(token))).toMatchObject([
    { status: 'INVALID', reason: 'NOT_STAFF' },
  ]);
  expect(await upload(await nightlife.person('moderator'), madeAt(token))).toMatchObject([
    { status: 'VALID' },
  ]);
  expect(await refusal(nightlife, 'uploadOfflineScans', { scans: [madeAt(token)] }, undefined)).toEqual([
    'UNAUTHENTICATED',
  ]);
  for (const scans of [[], Array.from({ length: 101 }, () => madeAt(token))])
    expect(await refusal(nightlife, 'uploadOfflineScans', { scans }, host)).toEqual(['BAD_USER_INPUT']);
});

test('a ticket’s token ends with the night that it was minted in', async () => {
  // Where it is between five and six in the morning now; the sign of these zones is the other way round.
  const ahead = (29 - new Date().getUTCHours()) % 24;
  const zone = ahead <= 12 ? `Etc/GMT-${ahead}` : `Etc/GMT+${24 - ahead}`;
  const id = await newVenue({ timeZone: zone });
  await mintTicket(nightlife, id, (await nightlife.person()).userId);
  const { rows } = await nightlife.superuser.query(
    'select created_at, expires_at from qr_tokens where beacon_id = $1',
    [id],
  );
  const nextHour = Math.ceil(rows[0].created_at.getTime() / 3_600_000) * 3_600_000;
  expect(rows[0].expires_at.toISOString()).toBe(new Date(nextHour).toISOString());
});

/**
 * Three guests with two tickets each, a signed token for anyone and one for two, at a venue and at an event; some scans
 * by clocks that are off, all of them also sent twice; cut into batches of two doors and shuffled.
 */
test(
  'in whatever order batches arrive, the multiset of answers and the XP are the same',
  { timeout: 60_000 },
  async () => {
    const [venue, event] = [
      await newVenue(),
      await newVenue({
        type: 'EVENT',
        startsAt: new Date(Date.now() - 3_600_000).toISOString(),
        endsAt: new Date(Date.now() + 3_600_000).toISOString(),
      }),
    ];
    const guests = await Promise.all(Array.from({ length: 3 }, () => nightlife.person()));
    const tokens: string[] = [];
    for (const id of [venue, event]) {
      for (const guest of guests)
        for (let i = 0; i < 2; i++) tokens.push(await mintTicket(nightlife, id, guest.userId));
      tokens.push((await mint(nightlife, host, id, { signed: true, lifetimeSeconds: 3_600 })).token);
      tokens.push(
        (await mint(nightlife, host, id, { signed: true, maxUses: 2, lifetimeSeconds: 3_600 })).token,
      );
    }
    const forget = () =>
      nightlife.superuser.query(
        `delete from scan_firsts; delete from scan_earned; delete from scan_answers;
       update qr_token_uses set current_uses = 0; delete from outbox where subject = 'hotmess.nightlife.beacon.scanned.v1'`,
      );
    const start = Date.now();
    const play = async (scans: readonly OfflineScan[], order: readonly number[], size: number) => {
      await forget();
      const shuffled = order.map((index) => scans[index % scans.length]!);
      const answers = new Map<string, string>();
      for (let from = 0, turn = 0; from < shuffled.length; from += size, turn++)
        for (const result of await upload(doors[turn % 2]!, ...shuffled.slice(from, from + size)))
          answers.set(result.nonce, `${result.status} ${result.reason} ${result.firstForUser}`);
      return {
        answers: [...answers.values()].sort(),
        xp: [
          ...(await earned(venue)).map((id) => `venue ${id}`),
          ...(await earned(event)).map((id) => `event ${id}`),
        ].sort(),
      };
    };
    const made = fc.array(
      fc.record({ token: fc.constantFrom(...tokens), second: fc.integer({ min: -200, max: 200 }) }),
      { minLength: 2, maxLength: 10 },
    );
    await fc.assert(
      fc.asyncProperty(
        made.chain((drawn) => {
          const indexes = drawn.map((_, index) => index);
          const order = fc.shuffledSubarray(indexes, { minLength: drawn.length });
          return fc.tuple(fc.constant(drawn), order, order, fc.integer({ min: 1, max: 5 }));
        }),
        async ([drawn, one, other, size]) => {
          const scans = drawn.map(({ token, second }, index) => ({
            token,
            nonce: `scan-${String(index).padStart(6, '0')}`,
            scannedAt: new Date(start + second * 1_000).toISOString(),
          }));
          expect(await play(scans, other, size)).toEqual(await play(scans, one, drawn.length));
          // Sent twice it makes no difference either.
          expect(await play(scans, [...one, ...other], size)).toEqual(await play(scans, one, size));
        },
      ),
      { numRuns: 6 },
    );
  },
);
