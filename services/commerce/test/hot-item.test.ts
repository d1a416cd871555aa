import type { Guest } from '@hotmess/local/testing/service-under-test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Commerce, startCommerce } from './harness.ts';
import { WAIT, intentOf, openShop, piecesOf } from './shop.ts';

const BUYERS = 64;
const ATTEMPTS = 10_000;
const UNITS = 500;

let commerce: Commerce;
let admin: Guest;
let shop: ReturnType<typeof openShop>;
beforeAll(async () => {
  commerce = await startCommerce({ heldJobs: ['expire-holds', 'settle-orders', 'move-drops'] });
  admin = await commerce.person('admin');
  shop = openShop(commerce, admin);
  await shop.setRates();
});
afterAll(() => commerce.close());

test(`${ATTEMPTS} attempts of ${BUYERS} buyers on ${UNITS} pieces: exactly ${UNITS} are sold, and no hold is left`, async () => {
  const { productId, variantId } = await shop.product({ quantityAvailable: UNITS });
  const buyers = await Promise.all(Array.from({ length: BUYERS }, () => commerce.person()));
  const counts = { sold: 0, refused: 0, cancelled: 0 };
  let attempts = 0;
  await Promise.all(
    buyers.map(async (buyer) => {
      // What the last one gives back somebody still has to take; a piece that is lost ends it too.
      while (attempts < ATTEMPTS || (counts.sold < UNITS && attempts < 2 * ATTEMPTS)) {
        attempts++;
        const { data, errors, codes } = await shop.checkout([piecesOf(variantId)], buyer);
        if (errors.length > 0) {
          expect(codes).toEqual(['OUT_OF_STOCK']);
          counts.refused++;
          continue;
        }
        const [{ order, clientSecret }] = data.checkout.payments;
        // One of ten thinks better of it.
        if (attempts % 10 === 0) {
          expect((await shop.mutate('cancelOrder', { id: order.id }, 'order { id }', buyer)).errors).toEqual(
            [],
          );
          counts.cancelled++;
        } else {
          commerce.stripe.pay(intentOf(clientSecret));
          counts.sold++;
        }
      }
    }),
  );
  await expect
    .poll(() => shop.stock(productId), { ...WAIT, timeout: 120_000 })
    .toEqual({
      received: UNITS,
      onHand: 0,
      held: 0,
      sold: UNITS,
    });
  expect(counts.sold).toBe(UNITS);
  expect(counts.sold + counts.cancelled + counts.refused).toBe(attempts);
  const { rows } = await commerce.superuser.query(
    `select count(*) filter (where payment_status = 'paid')::int as paid,
            count(*) filter (where stock_state = 'held')::int as held from orders`,
  );
  expect(rows[0]).toEqual({ paid: UNITS, held: 0 });
  expect(await commerce.events('order.paid')).toHaveLength(UNITS);
}, 600_000);
