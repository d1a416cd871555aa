import { badInput } from '@hotmess/shared/errors/domain-error';
import type { ShippingRateRow, TaxRateRow } from '../rate/rows.ts';
import type { CheckoutLine } from './input.ts';

/** On whose account something is sold, and on what terms; frozen on the order. */
export interface SellerTerms {
  readonly id: string;
  readonly userId: string;
  readonly stripeAccountId: string;
  readonly feeBasisPoints: number;
}

/** Something that can be bought now. */
export interface Offer {
  readonly kind: CheckoutLine['kind'];
  /** The product's or listing's id. */
  readonly itemId: string;
  readonly variantId: string | null;
  readonly stockItemId: string | null;
  readonly title: string;
  readonly unitPence: number;
  readonly currency: string;
  /** Null where the house sells. */
  readonly seller: SellerTerms | null;
  /** XP for one; null where the rule in force decides. */
  readonly xpEach: number | null;
  /** How many one buyer may have; null where there is no limit. */
  readonly limit: number | null;
}

export interface CartLine {
  readonly offer: Offer;
  readonly quantity: number;
}

export interface PricedLine extends CartLine {
  readonly taxPence: number;
}

/** What one seller's part of a cart costs. All amounts in the currency's smallest unit. */
export interface PricedOrder {
  readonly seller: SellerTerms | null;
  readonly currency: string;
  readonly lines: readonly PricedLine[];
  /** Something in it is sent. */
  readonly ships: boolean;
  readonly subtotalPence: number;
  readonly shippingPence: number;
  readonly taxPence: number;
  readonly totalPence: number;
  readonly applicationFeePence: number;
}

export interface Rates {
  readonly shipping: readonly ShippingRateRow[];
  readonly tax: readonly TaxRateRow[];
}

/**
 * Prices a cart: one order for each seller, the house's first. Delivery is reckoned for each seller, who sends his own
 * parcel. Tax is added to what the house sells, delivery included; what people sell is theirs to declare.
 * @param country where it goes; null for a cart of tickets, which are not sent
 * @throws {DomainError} BAD_USER_INPUT where one seller's things are in several currencies, or nothing is sent there
 */
export function priceCart(lines: readonly CartLine[], country: string | null, rates: Rates): PricedOrder[] {
  const groups = Map.groupBy(lines, ({ offer }) => offer.seller?.id ?? '');
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => priceOrder(group, country, rates));
}

function priceOrder(lines: readonly CartLine[], country: string | null, rates: Rates): PricedOrder {
  const { seller, currency } = lines[0]!.offer;
  if (lines.some(({ offer }) => offer.currency !== currency))
    badInput('lines', 'What one seller sells must be in one currency; buy it in two goes.');
  const sent = lines.filter(({ offer }) => offer.kind !== 'ticket_listing');
  const ships = sent.length > 0;
  if (ships && country === null) badInput('shippingAddress', 'Say where it goes.');
  const taxPoints = seller || country === null ? 0 : taxRate(rates.tax, country);
  const priced = lines.map((line) => ({
    ...line,
    taxPence: portion(line.offer.unitPence * line.quantity, taxPoints),
  }));
  const subtotalPence = sum(lines.map(worth));
  const shippingPence = ships ? shippingCost(rates.shipping, country!, currency, sent) : 0;
  const taxPence = sum(priced.map((line) => line.taxPence)) + portion(shippingPence, taxPoints);
  const totalPence = subtotalPence + shippingPence + taxPence;
  return {
    seller,
    currency,
    lines: priced,
    ships,
    subtotalPence,
    shippingPence,
    taxPence,
    totalPence,
    applicationFeePence: seller ? Math.floor((totalPence * seller.feeBasisPoints) / 10_000) : 0,
  };
}

function taxRate(rates: readonly TaxRateRow[], country: string): number {
  const rate = pick(rates, country, () => true);
  return (
    rate?.basis_points ?? badInput('shippingAddress.countryCode', 'Nothing is sold to this country yet.')
  );
}

function shippingCost(
  rates: readonly ShippingRateRow[],
  country: string,
  currency: string,
  sent: readonly CartLine[],
): number {
  const rate = pick(rates, country, (candidate) => candidate.currency === currency);
  if (!rate) return badInput('shippingAddress.countryCode', 'Nothing is sent to this country yet.');
  const pieces = sum(sent.map(({ quantity }) => quantity));
  if (rate.free_from_pence !== null && sum(sent.map(worth)) >= rate.free_from_pence) return 0;
  return rate.base_pence + rate.each_pence * (pieces - 1);
}

/** The country's own rate before that of all others. */
function pick<Rate extends { readonly country_code: string }>(
  rates: readonly Rate[],
  country: string,
  fits: (rate: Rate) => boolean,
): Rate | undefined {
  const fitting = rates.filter(fits);
  return (
    fitting.find(({ country_code }) => country_code === country) ??
    fitting.find(({ country_code }) => country_code === '*')
  );
}

const worth = ({ offer, quantity }: CartLine) => offer.unitPence * quantity;
const portion = (amount: number, basisPoints: number) => Math.round((amount * basisPoints) / 10_000);
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
