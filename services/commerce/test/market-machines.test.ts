import {
  ME,
  type MachineProbe,
  OTHER,
  ROLES,
  ROW,
  legalEdges,
  openMachineProbe,
} from '@hotmess/local/testing/machine-probe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { marketListingMachine } from '../src/market-listing/machine.ts';
import { payoutMachine, sellerMachine } from '../src/seller/machine.ts';

let probe: MachineProbe;
beforeAll(async () => {
  probe = await openMachineProbe('commerce');
});
afterAll(() => probe.close());

async function arrangeSeller(userId: string, status: string, payouts = 'pending'): Promise<void> {
  await probe.superuser.query(
    'delete from market_listings; delete from market_sellers; delete from stock_items',
  );
  await probe.superuser.query(
    `insert into market_sellers (id, user_id, display_name, status, payout_status, suspension_causes)
     values ($1, $2, 'A shop', $3, $4, $5)`,
    [ROW, userId, status, payouts, status === 'suspended' ? ['admin'] : []],
  );
}

async function arrangeListing(userId: string, status: string, prior: string | null): Promise<void> {
  await arrangeSeller(userId, 'approved');
  await probe.superuser.query(`insert into stock_items (id, kind) values ($1, 'market_listing')`, [ROW]);
  await probe.superuser.query(
    `insert into market_listings (id, seller_id, title, price_pence, stock_item_id, status, prior_state, removed_by)
     values ($1, $1, 'A thing', 100, $1, $2, $3, $4)`,
    [
      ROW,
      status,
      status === 'removed' ? (prior ?? 'draft') : null,
      status === 'removed' ? 'moderator' : null,
    ],
  );
}

test('Checklist · State: Invalid transitions rejected: seller', async () => {
  const open = await probe.openEdges(sellerMachine, async (from, to, role) => {
    await arrangeSeller(OTHER, from);
    const causes = to === 'suspended' ? '{admin}' : '{}';
    return probe.tryAs(
      role,
      `update market_sellers set status = $2, suspension_causes = '${causes}' where id = $1`,
      [ROW, to],
    );
  });
  expect(open).toEqual(legalEdges(sellerMachine));
});

test('nobody decides on his own account, whoever he is', async () => {
  for (const role of ROLES.filter((candidate) => candidate !== 'system')) {
    await arrangeSeller(ME, 'pending');
    expect(
      await probe.tryAs(role, `update market_sellers set status = $2 where id = $1`, [ROW, 'approved']),
    ).toBe(false);
    expect(
      await probe.tryAs(role, `update market_sellers set fee_basis_points = 0 where id = $1`, [ROW]),
    ).toBe(false);
  }
});

test('Checklist · State: Invalid transitions rejected: seller_payouts', async () => {
  const open = await probe.openEdges(payoutMachine, async (from, to, role) => {
    await arrangeSeller(OTHER, 'approved', from);
    return probe.tryAs(role, `update market_sellers set payout_status = $2 where id = $1`, [ROW, to]);
  });
  expect(open).toEqual(legalEdges(payoutMachine));
});

test('Checklist · State: Invalid transitions rejected: market_listing', async () => {
  const open = await probe.openEdges(marketListingMachine, async (from, to, role) => {
    const by = role === 'system' ? 'moderator' : 'seller';
    const sql =
      to === 'removed'
        ? `update market_listings set status = $2, prior_state = status, removed_by = '${by}' where id = $1`
        : from === 'removed'
          ? `update market_listings set status = $2, prior_state = null, removed_by = null where id = $1`
          : `update market_listings set status = $2 where id = $1`;
    // One's own and another's: an edge is open if it is open to either.
    for (const owner of [ME, OTHER]) {
      await arrangeListing(owner, from, from === 'removed' ? to : null);
      if (await probe.tryAs(role, sql, [ROW, to])) return true;
    }
    return false;
  });
  expect(open).toEqual(legalEdges(marketListingMachine));
});

test('nobody approves his own listing', async () => {
  for (const role of ['moderator', 'admin'] as const) {
    await arrangeListing(ME, 'pending_review', null);
    expect(await probe.tryAs(role, `update market_listings set status = 'live' where id = $1`, [ROW])).toBe(
      false,
    );
    await arrangeListing(OTHER, 'pending_review', null);
    expect(await probe.tryAs(role, `update market_listings set status = 'live' where id = $1`, [ROW])).toBe(
      true,
    );
  }
});

test('what a moderator has seen stays as he saw it', async () => {
  for (const state of marketListingMachine.states) {
    await arrangeListing(ME, state, null);
    const sql = `update market_listings set price_pence = 31 where id = $1`;
    expect([state, await probe.tryAs('app_user', sql, [ROW])]).toEqual([state, state === 'draft']);
  }
});

test('nobody inserts a seller or a listing that is further than its beginning, or with stock of something else', async () => {
  await probe.superuser.query('delete from market_listings; delete from market_sellers');
  for (const role of ROLES)
    for (const [column, value] of [
      ['status', 'approved'],
      ['payout_status', 'active'],
      ['charges_enabled', 'true'],
    ]) {
      const sql = `insert into market_sellers (user_id, display_name, ${column}) values ($1, 'A shop', '${value}')`;
      expect(await probe.tryAs(role, sql, [ME]), `${role} ${column}`).toBe(false);
    }
  await arrangeSeller(ME, 'approved');
  for (const role of ROLES)
    for (const [column, value] of [
      ['status', `'live'`],
      ['stock_item_id', `'${ROW}'`],
      ['report_count', '0'],
    ]) {
      const sql = `insert into market_listings (seller_id, title, price_pence, ${column}) values ($1, 'A thing', 99, ${value})`;
      expect(await probe.tryAs(role, sql, [ROW]), `${role} ${column}`).toBe(false);
    }
});

test('only his own shelf a seller fills', async () => {
  const sql = `select 1 where app.receive_listing_stock($1, 3)`;
  await arrangeListing(ME, 'draft', null);
  expect(await probe.tryAs('app_user', sql, [ROW])).toBe(true);
  expect(await probe.tryAs('anon', sql, [ROW])).toBe(false);
  await arrangeListing(OTHER, 'draft', null);
  expect(await probe.tryAs('app_user', sql, [ROW])).toBe(false);
});

test('the CHECKs hold what the code holds', async () => {
  expect(await probe.checkedStates('market_sellers')).toEqual([...sellerMachine.states].sort());
  expect(await probe.checkedStates('market_listings')).toEqual([...marketListingMachine.states].sort());
  const { rows } = await probe.superuser.query<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'market_sellers_payout_status_check'`,
  );
  const states = [...rows[0]!.definition.matchAll(/'(\w+)'::text/g)].map((match) => match[1]!).sort();
  expect(states).toEqual([...payoutMachine.states].sort());
});
