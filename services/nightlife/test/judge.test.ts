import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beaconMachine } from '../src/beacon/machine.ts';
import { qrTokenMachine } from '../src/qr-token/machine.ts';
import { CLOCK_TOLERANCE, OFFLINE_AGE, type ScannedToken, momentOf, refusalOf } from '../src/scan/judge.ts';

const NOW = new Date('2026-11-23T22:00:00Z');
const LATER = new Date(NOW.getTime() + 1);
const BEACON = '20000000-0000-7000-8000-000000000001';
const OTHER = '20000000-0000-7000-8000-000000000002';

const token = (change: Partial<ScannedToken> = {}): ScannedToken => ({
  beaconId: BEACON,
  status: 'active',
  expires_at: LATER,
  beacon: { status: 'live', ends_at: null },
  closedToScanner: false,
  ...change,
});

describe('what token and beacon alone say', () => {
  test.each<[string, ScannedToken | undefined, string | null, string | undefined]>([
    ['goes on', token(), null, undefined],
    ['goes on at its own beacon', token(), BEACON, undefined],
    ['is unknown', undefined, null, 'UNKNOWN_TOKEN'],
    ['is of another beacon', token(), OTHER, 'WRONG_BEACON'],
    ['is for staff to read', token({ closedToScanner: true, status: 'revoked' }), null, 'NOT_STAFF'],
    ['is revoked', token({ status: 'revoked' }), null, 'REVOKED'],
    ['is marked expired', token({ status: 'expired' }), null, 'EXPIRED'],
    ['expires at this very instant', token({ expires_at: NOW }), null, 'EXPIRED'],
    ['is revoked and past its time', token({ status: 'revoked', expires_at: NOW }), null, 'REVOKED'],
    [
      'ends at this very instant',
      token({ beacon: { status: 'live', ends_at: NOW } }),
      null,
      'BEACON_NOT_LIVE',
    ],
    ['ends in a moment', token({ beacon: { status: 'live', ends_at: LATER } }), null, undefined],
  ])('%s', (_, shown, at, reason) => {
    expect(refusalOf(shown, at, NOW)?.reason).toBe(reason);
  });

  test('only an active token in its time, of a live beacon in its time, goes on', () => {
    const instant = fc.integer({ min: -1_000, max: 1_000 }).map((ms) => new Date(NOW.getTime() + ms));
    const shown = fc.record({
      beaconId: fc.constantFrom(BEACON, OTHER),
      status: fc.constantFrom(...qrTokenMachine.states),
      expires_at: instant,
      beacon: fc.record({
        status: fc.constantFrom(...beaconMachine.states),
        ends_at: fc.option(instant, { nil: null }),
      }),
      closedToScanner: fc.boolean(),
    });
    fc.assert(
      fc.property(shown, fc.constantFrom(BEACON, OTHER, null), (candidate, at) => {
        const goesOn =
          (at === null || at === candidate.beaconId) &&
          !candidate.closedToScanner &&
          candidate.status === 'active' &&
          candidate.expires_at > NOW &&
          candidate.beacon.status === 'live' &&
          (candidate.beacon.ends_at === null || candidate.beacon.ends_at > NOW);
        expect(refusalOf(candidate, at, NOW) === undefined).toBe(goesOn);
      }),
    );
  });
});

describe('a scan made offline is judged by its device’s time', () => {
  const minted = new Date(NOW.getTime() - 3_600_000);
  const from = (time: Date, ms: number) => new Date(time.getTime() + ms);
  test.each<[string, Date, Date | undefined, Date | string]>([
    ['as it says', from(NOW, -60_000), minted, from(NOW, -60_000)],
    ['48 hours late, to the millisecond', from(NOW, -OFFLINE_AGE), undefined, from(NOW, -OFFLINE_AGE)],
    ['a millisecond later than that', from(NOW, -OFFLINE_AGE - 1), undefined, 'TOO_LATE'],
    ['by a clock that is a little fast', from(NOW, CLOCK_TOLERANCE), minted, NOW],
    ['by a clock that is too fast', from(NOW, CLOCK_TOLERANCE + 1), minted, 'CLOCK_OFF'],
    ['by a clock that is a little slow', from(minted, -CLOCK_TOLERANCE), minted, minted],
    ['before there was such a token', from(minted, -CLOCK_TOLERANCE - 1), minted, 'CLOCK_OFF'],
  ])('%s', (_, device, since, expected) => {
    const moment = momentOf(device, since, NOW);
    expect(moment instanceof Date ? moment : moment.reason).toEqual(expected);
  });
});
