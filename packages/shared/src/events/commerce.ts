import { z } from 'zod';
import { type EventContract, defineEvent } from './define-event.ts';
import { currency, id, moment, version } from './event-fields.ts';

const ORDER = '01980000-0000-7000-8000-000000000030';
const LINE = '01980000-0000-7000-8000-000000000031';
const PRODUCT = '01980000-0000-7000-8000-000000000032';
const REFUND = '01980000-0000-7000-8000-000000000033';
const LISTING = '01980000-0000-7000-8000-000000000020';
const SALE = '01980000-0000-7000-8000-000000000021';
const BUYER = '01980000-0000-7000-8000-000000000022';
const SELLER = '01980000-0000-7000-8000-000000000034';
const USER = '01980000-0000-7000-8000-000000000003';
const DROP = '01980000-0000-7000-8000-000000000035';

/** Amounts are in the currency's smallest unit. */
const amount = z.int().min(0);

/** A line of an order, as its consumers need it. */
const line = z.strictObject({
  lineId: id,
  kind: z.enum(['product', 'market_listing', 'ticket_listing']),
  /** The product's or the listing's id. */
  itemId: id,
  quantity: z.int().min(1),
  /** XP for one of them, as the product says; null where it says nothing and the rule in force decides. */
  xpEach: z.int().min(0).nullable(),
});

export const orderPaid = defineEvent({
  service: 'commerce',
  entity: 'order',
  fact: 'paid',
  version: 1,
  description: 'Stripe says that an order is paid.',
  consumers: ['identity'],
  data: z.strictObject({
    orderId: id,
    version,
    buyerId: id,
    type: z.enum(['official', 'marketplace']),
    total: amount,
    currency,
    paidAt: moment,
    lines: z.array(line).min(1),
  }),
  example: {
    orderId: ORDER,
    version: 2,
    buyerId: BUYER,
    type: 'official',
    total: 5400,
    currency: 'GBP',
    paidAt: '2026-03-06T18:20:00.000Z',
    lines: [{ lineId: LINE, kind: 'product', itemId: PRODUCT, quantity: 2, xpEach: 25 }],
  },
});

export const orderRefunded = defineEvent({
  service: 'commerce',
  entity: 'order',
  fact: 'refunded',
  version: 1,
  description: 'Money of an order was given back, all of it or a part. One event for each refund.',
  consumers: ['identity'],
  data: z.strictObject({
    orderId: id,
    refundId: id,
    version,
    buyerId: id,
    /** What this refund gives back. */
    refunded: amount,
    /** What all refunds of the order so far gave back. */
    refundedTotal: amount,
    currency,
    refundedAt: moment,
    /** Which lines were given back, and how many of each; empty where only money was. */
    lines: z.array(z.strictObject({ lineId: id, quantity: z.int().min(1) })),
  }),
  example: {
    orderId: ORDER,
    refundId: REFUND,
    version: 3,
    buyerId: BUYER,
    refunded: 2500,
    refundedTotal: 2500,
    currency: 'GBP',
    refundedAt: '2026-03-08T10:00:00.000Z',
    lines: [{ lineId: LINE, quantity: 1 }],
  },
});

export const marketListingApproved = defineEvent({
  service: 'commerce',
  entity: 'market_listing',
  fact: 'approved',
  version: 1,
  description: 'A moderator put a market listing live.',
  consumers: ['identity'],
  data: z.strictObject({ listingId: id, version, sellerId: id, userId: id, approvedAt: moment }),
  example: {
    listingId: LISTING,
    version: 3,
    sellerId: SELLER,
    userId: USER,
    approvedAt: '2026-03-05T12:00:00.000Z',
  },
});

export const ticketSold = defineEvent({
  service: 'commerce',
  entity: 'ticket',
  fact: 'sold',
  version: 1,
  description: 'A ticket is paid. Nightlife moves its listing and answers with a confirmation or a refusal.',
  consumers: ['nightlife'],
  data: z.strictObject({
    saleId: id,
    listingId: id,
    orderId: id,
    buyerId: id,
    /** The user who sells. */
    sellerId: id,
    paidAt: moment,
  }),
  example: {
    saleId: SALE,
    listingId: LISTING,
    orderId: ORDER,
    buyerId: BUYER,
    sellerId: USER,
    paidAt: '2026-03-06T18:20:00.000Z',
  },
});

export const ticketSaleReversed = defineEvent({
  service: 'commerce',
  entity: 'ticket',
  fact: 'sale_reversed',
  version: 1,
  description: 'A ticket’s money was given back: the right returns to the seller.',
  consumers: ['nightlife'],
  data: z.strictObject({ saleId: id, listingId: id, orderId: id, buyerId: id, sellerId: id }),
  example: { saleId: SALE, listingId: LISTING, orderId: ORDER, buyerId: BUYER, sellerId: USER },
});

/** What consumers need to know of a seller; `version` is the seller account's. */
interface SellerData {
  sellerId: string;
  userId: string;
  version: number;
  canCharge: boolean;
}

export const sellerApproved = aboutSeller('approved', 'A seller account was approved, or let in again.');
export const sellerSuspended = aboutSeller('suspended', 'A seller account was suspended.');
export const sellerPayoutsChanged = aboutSeller(
  'payouts_changed',
  'Stripe says otherwise than before whether a seller can take charges.',
);

export const dropStarted = aboutDrop('started', 'A drop opened.');
export const dropEnded = aboutDrop('ended', 'A drop closed, or was cancelled.');

function aboutSeller(fact: string, description: string): EventContract<SellerData> {
  return defineEvent({
    service: 'commerce',
    entity: 'seller',
    fact,
    version: 1,
    description,
    consumers: ['nightlife'],
    data: z.strictObject({
      sellerId: id,
      userId: id,
      version,
      /** True while he is approved and Stripe lets him take charges. */
      canCharge: z.boolean(),
    }),
    example: { sellerId: SELLER, userId: USER, version: 2, canCharge: fact !== 'suspended' },
  });
}

function aboutDrop(
  fact: string,
  description: string,
): EventContract<{ dropId: string; version: number; title: string; startsAt: string; endsAt: string }> {
  return defineEvent({
    service: 'commerce',
    entity: 'drop',
    fact,
    version: 1,
    description,
    consumers: [],
    data: z.strictObject({
      dropId: id,
      version,
      title: z.string().min(1).max(200),
      startsAt: moment,
      endsAt: moment,
    }),
    example: {
      dropId: DROP,
      version: 2,
      title: 'Harness, first run',
      startsAt: '2026-03-06T18:00:00.000Z',
      endsAt: '2026-03-06T20:00:00.000Z',
    },
  });
}
