import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { cityId, id, localDate, moment, state, version } from './event-fields.ts';

const SCAN = '01980000-0000-7000-8000-000000000001';
const BEACON = '01980000-0000-7000-8000-000000000002';
const USER = '01980000-0000-7000-8000-000000000003';

export const beaconScanned = defineEvent({
  service: 'nightlife',
  entity: 'beacon',
  fact: 'scanned',
  version: 1,
  description: 'A QR token of a beacon was scanned with the answer "valid". An anonymous scan has no user.',
  consumers: ['identity'],
  data: z.strictObject({
    scanId: id,
    beaconId: id,
    cityId,
    tokenScope: z.enum(['check_in', 'listing_proof', 'experience', 'staff']),
    userId: id.nullable(),
    /** True for this user's first valid scan of this beacon: only then XP is earned. */
    firstForUser: z.boolean(),
    /** The local date on which the night began, 06:00 to 06:00 in the beacon's zone. */
    night: localDate,
    scannedAt: moment,
  }),
  example: {
    scanId: SCAN,
    beaconId: BEACON,
    cityId: 'london',
    tokenScope: 'check_in',
    userId: USER,
    firstForUser: true,
    night: '2026-03-07',
    scannedAt: '2026-03-07T23:41:07.120Z',
  },
});

export const beaconScanVoided = defineEvent({
  service: 'nightlife',
  entity: 'beacon',
  fact: 'scan_voided',
  version: 1,
  description: 'A valid scan was declared void; what it earned is taken back.',
  consumers: ['identity'],
  data: z.strictObject({ scanId: id, beaconId: id, userId: id.nullable() }),
  example: { scanId: SCAN, beaconId: BEACON, userId: USER },
});

export const beaconPublished = defineEvent({
  service: 'nightlife',
  entity: 'beacon',
  fact: 'published',
  version: 1,
  description: 'A beacon went live. The title is what everyone can read on it.',
  consumers: ['commerce'],
  data: z.strictObject({
    beaconId: id,
    version,
    title: z.string().min(1).max(200),
    type: z.enum(['event', 'ticket', 'venue', 'experience', 'community']),
    cityId,
    startsAt: moment,
    endsAt: moment.nullable(),
  }),
  example: {
    beaconId: BEACON,
    version: 3,
    title: 'Saturday at the Vaults',
    type: 'event',
    cityId: 'london',
    startsAt: '2026-03-07T22:00:00.000Z',
    endsAt: '2026-03-08T05:00:00.000Z',
  },
});

export const beaconStateChanged = defineEvent({
  service: 'nightlife',
  entity: 'beacon',
  fact: 'state_changed',
  version: 1,
  description: 'A beacon walked an edge of its state machine.',
  consumers: ['commerce'],
  data: z.strictObject({ beaconId: id, version, from: state, to: state, hostId: id }),
  example: { beaconId: BEACON, version: 4, from: 'live', to: 'expired', hostId: USER },
});
