import {
  type MachineProbe,
  ROLES,
  ROW,
  legalEdges,
  openMachineProbe,
  transitionLines,
} from '@hotmess/local/testing/machine-probe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { marketListingMachine } from '../src/market-listing/machine.ts';
import { payoutMachine, sellerMachine } from '../src/seller/machine.ts';
import { productMachine } from '../src/product/machine.ts';

let probe: MachineProbe;
beforeAll(async () => {
  probe = await openMachineProbe('commerce');
});
afterAll(() => probe.close());

async function arrangeProduct(state: string): Promise<void> {
  await probe.superuser.query('truncate products cascade');
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

test('nobody inserts a product that is anything but a draft', async () => {
  for (const role of ROLES)
    for (const state of ['live', 'archived']) {
      const sql = `insert into products (title, collection, price_pence, status) values ('A thing', 'raw', 1, $1)`;
      expect(await probe.tryAs(role, sql, [state]), `${role} ${state}`).toBe(false);
    }
});

test('stock_status follows from the quantity, and nobody sets it', async () => {
  const { superuser } = probe;
  await arrangeProduct('live');
  await superuser.query('insert into product_stock (product_id, quantity_available) values ($1, 0)', [ROW]);
  for (const [quantity, status] of [
    [0, 'out_of_stock'],
    [1, 'low_stock'],
    [5, 'low_stock'],
    [6, 'in_stock'],
  ]) {
    const { rows } = await superuser.query(
      'update product_stock set quantity_available = $1 returning stock_status',
      [quantity],
    );
    expect(rows).toEqual([{ stock_status: status }]);
  }
  await expect(superuser.query(`update product_stock set stock_status = 'in_stock'`)).rejects.toMatchObject({
    code: '428C9',
  });
  await expect(superuser.query('update product_stock set quantity_available = -1')).rejects.toMatchObject({
    code: '23514',
  });
});

test('state_transitions and the CHECK hold what the code holds', async () => {
  expect(await probe.storedTransitions()).toEqual(
    transitionLines([productMachine, sellerMachine, payoutMachine, marketListingMachine]),
  );
  expect(await probe.checkedStates('products')).toEqual([...productMachine.states].sort());
});
