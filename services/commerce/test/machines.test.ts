import {
  ME,
  type MachineProbe,
  OTHER,
  ROLES,
  ROW,
  legalEdges,
  openMachineProbe,
  transitionLines,
} from '@hotmess/local/testing/machine-probe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { marketListingMachine } from '../src/market-listing/machine.ts';
import { payoutMachine, sellerMachine } from '../src/seller/machine.ts';
import { dropMachine } from '../src/drop/machine.ts';
import { fulfilmentMachine, paymentMachine } from '../src/order/machine.ts';
import { productMachine } from '../src/product/machine.ts';
import { refundMachine } from '../src/refund/machine.ts';
import { ticketSaleMachine } from '../src/ticket-sale/machine.ts';

let probe: MachineProbe;
beforeAll(async () => {
  probe = await openMachineProbe('commerce');
});
afterAll(() => probe.close());

async function arrangeProduct(state: string): Promise<void> {
  await probe.superuser.query('delete from products');
  await probe.superuser.query(
    `insert into products (id, title, collection, price_pence, status) values ($1, 'A thing', 'raw', 1, $2)`,
    [ROW, state],
  );
}

test('Checklist · State: Invalid transitions rejected: product', async () => {
  const open = await probe.openEdges(productMachine, async (from, to, role) => {
    await arrangeProduct(from);
    return probe.tryAs(role, `update products set status = $2 where id = $1`, [ROW, to]);
  });
  expect(open).toEqual(legalEdges(productMachine));
});

async function arrangeDrop(state: string): Promise<void> {
  await probe.superuser.query('delete from drops');
  await probe.superuser.query(
    `insert into drops (id, title, status, start_at, end_at, seed_hash)
     values ($1, 'A drop', $2, now(), now() + interval '1 hour', repeat('a', 64))`,
    [ROW, state],
  );
}

test('Checklist · State: Invalid transitions rejected: drop', async () => {
  const open = await probe.openEdges(dropMachine, async (from, to, role) => {
    await arrangeDrop(from);
    return probe.tryAs(role, `update drops set status = $2 where id = $1`, [ROW, to]);
  });
  expect(open).toEqual(legalEdges(dropMachine));
});

/** A paid marketplace order in whose name the probe's person sells. */
async function arrangeOrder(payment: string, fulfilment: string): Promise<void> {
  const { superuser } = probe;
  await superuser.query(
    'delete from order_refunds; delete from ticket_sales; delete from order_items; delete from orders; delete from checkouts',
  );
  await superuser.query(
    `insert into checkouts (id, buyer_id, idempotency_key, body_hash) values ($1, $2, 'some-key', repeat('a', 64))`,
    [ROW, OTHER],
  );
  await superuser.query(
    `insert into orders (id, number, checkout_id, buyer_id, type, seller_id, seller_user_id, currency, subtotal_pence,
       shipping_pence, tax_pence, total_pence, ships, hold_expires_at, payment_status, fulfilment_status, paid_at,
       refund_requested_pence, refunded_amount)
     values ($1, 'HM-00000-00000', $1, $2, 'marketplace', $1, $3, 'GBP', 10, 0, 0, 10, true, now(), $4, $5,
             case when $4 in ('paid', 'refunded') then now() end, 10, case when $4 = 'refunded' then 10 else 0 end)`,
    [ROW, OTHER, ME, payment, fulfilment],
  );
}

test('Checklist · State: Invalid transitions rejected: order payment', async () => {
  const open = await probe.openEdges(paymentMachine, async (from, to, role) => {
    await arrangeOrder(from, 'pending');
    return probe.tryAs(
      role,
      `update orders set payment_status = $2, refunded_amount = case when $2 = 'refunded' then 10 else 0 end,
         paid_at = case when $2 in ('paid', 'refunded') then now() end where id = $1`,
      [ROW, to],
    );
  });
  expect(open).toEqual(legalEdges(paymentMachine));
});

test('Checklist · State: Invalid transitions rejected: order fulfilment', async () => {
  const open = await probe.openEdges(fulfilmentMachine, async (from, to, role) => {
    await arrangeOrder('paid', from);
    return probe.tryAs(role, `update orders set fulfilment_status = $2 where id = $1`, [ROW, to]);
  });
  expect(open).toEqual(legalEdges(fulfilmentMachine));
});

test('Checklist · State: Invalid transitions rejected: refund', async () => {
  const open = await probe.openEdges(refundMachine, async (from, to, role) => {
    await arrangeOrder('paid', 'pending');
    await probe.superuser.query(
      `insert into order_refunds (id, order_id, amount_pence, status, cause, restock) values ($1, $1, 1, $2, 'asked', true)`,
      [ROW, from],
    );
    return probe.tryAs(role, `update order_refunds set status = $2 where id = $1`, [ROW, to]);
  });
  expect(open).toEqual(legalEdges(refundMachine));
});

test('Checklist · State: Invalid transitions rejected: ticket sale', async () => {
  const open = await probe.openEdges(ticketSaleMachine, async (from, to, role) => {
    await arrangeOrder('paid', 'pending');
    await probe.superuser.query(
      `insert into ticket_sales (id, listing_id, order_id, order_item_id, buyer_id, seller_user_id, status)
       values ($1, $1, $1, $1, $1, $1, $2)`,
      [ROW, from],
    );
    return probe.tryAs(role, `update ticket_sales set status = $2 where id = $1`, [ROW, to]);
  });
  expect(open).toEqual(legalEdges(ticketSaleMachine));
});

test('nobody inserts a product that is anything but a draft', async () => {
  for (const role of ROLES)
    for (const state of ['live', 'archived']) {
      const sql = `insert into products (title, collection, price_pence, status) values ('A thing', 'raw', 1, $1)`;
      expect(await probe.tryAs(role, sql, [state]), `${role} ${state}`).toBe(false);
    }
});

test('state_transitions and the CHECK hold what the code holds', async () => {
  expect(await probe.storedTransitions()).toEqual(
    transitionLines([
      productMachine,
      dropMachine,
      paymentMachine,
      fulfilmentMachine,
      refundMachine,
      ticketSaleMachine,
      sellerMachine,
      payoutMachine,
      marketListingMachine,
    ]),
  );
  for (const [table, machine] of [
    ['products', productMachine],
    ['drops', dropMachine],
    ['order_refunds', refundMachine],
    ['ticket_sales', ticketSaleMachine],
  ] as const)
    expect(await probe.checkedStates(table)).toEqual([...machine.states].sort());
  // One table, two machines: their CHECKs bear the columns' names.
  for (const [column, machine] of [
    ['payment', paymentMachine],
    ['fulfilment', fulfilmentMachine],
  ] as const) {
    const { rows } = await probe.superuser.query<{ definition: string }>(
      'select pg_get_constraintdef(oid) as definition from pg_constraint where conname = $1',
      [`orders_${column}_status_check`],
    );
    const states = [...rows[0]!.definition.matchAll(/'(\w+)'::text/g)].map((match) => match[1]!);
    expect(states.sort()).toEqual([...machine.states].sort());
  }
});
