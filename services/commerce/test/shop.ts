import { randomUUID } from 'node:crypto';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { expect } from 'vitest';
import type { Commerce } from './harness.ts';

export const LONDON = {
  name: 'A. Buyer',
  line1: '1 Old Compton Street',
  city: 'London',
  postcode: 'w1d 5ja',
  countryCode: 'GB',
};

export const ORDER = `id number type sellerId currency subtotalPence shippingPence taxPence totalPence paymentStatus
  fulfilmentStatus holdExpiresAt refundedPence version
  items { id kind itemId variantId title quantity unitPricePence taxPence refundedQuantity }`;

export interface Line {
  readonly kind: 'PRODUCT' | 'MARKET_LISTING' | 'TICKET_LISTING';
  readonly itemId: string;
  readonly quantity: number;
}
export const piecesOf = (variantId: string, quantity = 1): Line => ({
  kind: 'PRODUCT',
  itemId: variantId,
  quantity,
});

/** What buyers, sellers and admins of a test do, through GraphQL. */
export function openShop(commerce: Commerce, admin: Guest) {
  const mutate = (
    name: string,
    input: Record<string, unknown>,
    fields: string,
    as?: Guest,
    type = inputOf(name),
  ) =>
    commerce.graphql(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, { input }, as);

  return {
    mutate,
    /** Rates for a test that knows what they come to: 3.95 and 1.00 for each further piece, 20 % tax. */
    async setRates() {
      await mutate(
        'setShippingRate',
        { countryCode: 'GB', basePence: 395, eachPence: 100 },
        'shippingRate { version }',
        admin,
      );
      await mutate('setTaxRate', { countryCode: 'GB', basisPoints: 2000 }, 'taxRate { version }', admin);
    },
    /** A live product of one variant. @returns the variant's id and the product's */
    async product(input: Record<string, unknown> = {}) {
      const { data, errors } = await mutate(
        'createProduct',
        {
          title: 'RAW vest',
          collection: 'RAW',
          pricePence: 2500,
          quantityAvailable: 10,
          xpReward: 25,
          ...input,
        },
        'product { id variants { id } }',
        admin,
      );
      expect(errors).toEqual([]);
      const { id, variants } = data.createProduct.product;
      expect(
        (await mutate('publishProduct', { id }, 'product { id }', admin, 'ProductStepInput')).errors,
      ).toEqual([]);
      return { productId: id as string, variantId: variants[0].id as string };
    },
    checkout: (lines: readonly Line[], as: Guest | undefined, input: Record<string, unknown> = {}) =>
      mutate(
        'checkout',
        { idempotencyKey: randomUUID(), lines, shippingAddress: LONDON, ...input },
        `checkoutId payments { clientSecret order { ${ORDER} } }`,
        as,
      ),
    /** A checkout that has to work. @returns its first order, with the id of its PaymentIntent */
    async order(lines: readonly Line[], as: Guest, input: Record<string, unknown> = {}) {
      const { data, errors } = await this.checkout(lines, as, input);
      expect(errors).toEqual([]);
      const { order, clientSecret } = data.checkout.payments[0];
      return { ...order, intentId: intentOf(clientSecret) };
    },
    read: async (id: string, as: Guest) =>
      (await commerce.graphql(`query ($id: ID!) { order(id: $id) { ${ORDER} } }`, { id }, as)).data?.order,
    /** The exact stock of a product's only variant. */
    async stock(productId: string) {
      const { data } = await commerce.graphql(
        `query ($id: ID!) { stockLevels(productId: $id) { received onHand held sold } }`,
        { id: productId },
        admin,
      );
      return data.stockLevels[0] as { received: number; onHand: number; held: number; sold: number };
    },
    /** Waits until nothing that Stripe said is left to be looked at. */
    quiet: () =>
      expect
        .poll(
          // An event on its way first: once it is acknowledged, its refresh stands in the table.
          async () =>
            commerce.stripe.webhooks.underWay +
            (await commerce.superuser.query('select count(*)::int as n from stripe_refreshes')).rows[0].n,
          WAIT,
        )
        .toBe(0),
    /** From now on Stripe tells nothing, and what it told has had its effect. */
    async silence() {
      await this.quiet();
      commerce.stripe.webhooks.hold();
    },
    /** Pays and waits until Stripe's webhook has had its effect. */
    async pay(order: { id: string; intentId: string }, as: Guest, status = 'PAID') {
      commerce.stripe.pay(order.intentId);
      await expect.poll(async () => (await this.read(order.id, as)).paymentStatus, WAIT).toBe(status);
    },
  };
}

export const WAIT = { timeout: 15_000, interval: 30 };

/** A client secret begins with its PaymentIntent's id. */
export function intentOf(clientSecret: string): string {
  return clientSecret.split('_secret_')[0]!;
}

const STEPS = ['processOrder', 'deliverOrder'];

function inputOf(name: string): string {
  if (STEPS.includes(name)) return 'OrderStepInput';
  return `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
}
