import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { cityId, currency, id, localDate, moment, state, version } from './event-fields.ts';

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

const LISTING = '01980000-0000-7000-8000-000000000020';
const SALE = '01980000-0000-7000-8000-000000000021';
const BUYER = '01980000-0000-7000-8000-000000000022';

export const ticketListingApproved = defineEvent({
  service: 'nightlife',
  entity: 'ticket_listing',
  fact: 'approved',
  version: 1,
  description: 'A moderator put a ticket listing live: one ticket, which can be bought from now on.',
  consumers: ['identity', 'commerce'],
  data: z.strictObject({
    listingId: id,
    version,
    beaconId: id,
    /** The user who sells. */
    sellerId: id,
    /** What everyone can read on it. */
    title: z.string().min(1).max(200),
    /** In the currency's smallest unit. */
    price: z.int().min(0),
    currency,
    approvedAt: moment,
  }),
  example: {
    listingId: LISTING,
    version: 3,
    beaconId: BEACON,
    sellerId: USER,
    title: 'Saturday at the Vaults, one entry',
    price: 2500,
    currency: 'GBP',
    approvedAt: '2026-03-05T12:00:00.000Z',
  },
});

export const ticketListingStateChanged = defineEvent({
  service: 'nightlife',
  entity: 'ticket_listing',
  fact: 'state_changed',
  version: 1,
  description: 'A ticket listing walked an edge of its state machine; only a live one can be bought.',
  consumers: ['commerce'],
  data: z.strictObject({ listingId: id, version, beaconId: id, sellerId: id, from: state, to: state }),
  example: { listingId: LISTING, version: 4, beaconId: BEACON, sellerId: USER, from: 'live', to: 'sold' },
});

export const ticketSaleConfirmed = defineEvent({
  service: 'nightlife',
  entity: 'ticket_sale',
  fact: 'confirmed',
  version: 1,
  description: 'A paid ticket was still on sale: its listing is sold and the right is the buyer’s.',
  consumers: ['commerce'],
  data: z.strictObject({
    saleId: id,
    listingId: id,
    /** The listing's. */
    version,
    beaconId: id,
    buyerId: id,
  }),
  example: { saleId: SALE, listingId: LISTING, version: 4, beaconId: BEACON, buyerId: BUYER },
});

export const ticketSaleRefused = defineEvent({
  service: 'nightlife',
  entity: 'ticket_sale',
  fact: 'refused',
  version: 1,
  description: 'A paid ticket was no longer on sale; commerce gives the money back.',
  consumers: ['commerce'],
  data: z.strictObject({
    saleId: id,
    listingId: id,
    buyerId: id,
    refusal: z.enum(['LISTING_NOT_LIVE', 'SOLD_TO_ANOTHER', 'BEACON_NOT_LIVE', 'UNKNOWN_LISTING']),
  }),
  example: { saleId: SALE, listingId: LISTING, buyerId: BUYER, refusal: 'LISTING_NOT_LIVE' },
});
