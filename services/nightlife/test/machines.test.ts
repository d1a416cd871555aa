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
import { beaconMachine } from '../src/beacon/machine.ts';
import { qrTokenMachine } from '../src/qr-token/machine.ts';

let probe: MachineProbe;
beforeAll(async () => {
  probe = await openMachineProbe('nightlife');
  await probe.superuser.query(
    `insert into cities (id, name, country_code, time_zone) values ('london', 'London', 'GB', 'Europe/London')`,
  );
});
afterAll(() => probe.close());

async function arrangeBeacon(state: string, hostId: string, prior: string | null): Promise<void> {
  await probe.superuser.query('delete from beacons');
  await probe.superuser.query(
    `insert into beacons (id, host_id, city_id, type, status, prior_state, title, starts_at, time_zone)
     values ($1, $2, 'london', 'venue', $3, $4, 'A beacon', now(), 'Europe/London')`,
    [ROW, hostId, state, prior],
  );
}

test('Checklist · State: Invalid transitions rejected: beacon', async () => {
  const open = await probe.openEdges(beaconMachine, async (from, to, role) => {
    const sql =
      role === 'system'
        ? `update beacons set status = $2, prior_state = case when $2 = 'disabled' then status end where id = $1`
        : `update beacons set status = $2 where id = $1`;
    // One's own and another's: ownership is the RLS matrix's; here an edge is open if it is open to either.
    for (const host of [ME, OTHER]) {
      // Which state a disabled beacon may return to, its prior state alone decides.
      await arrangeBeacon(from, host, from === 'disabled' ? to : null);
      if (await probe.tryAs(role, sql, [ROW, to])) return true;
    }
    return false;
  });
  expect(open).toEqual(legalEdges(beaconMachine));
});

test('a disabled beacon returns to no other state than it was in, or to expired', async () => {
  for (const to of ['draft', 'pending_review', 'archived', 'live', 'expired']) {
    await arrangeBeacon('disabled', OTHER, 'live');
    const sql = `update beacons set status = $2, prior_state = null where id = $1`;
    expect(await probe.tryAs('system', sql, [ROW, to]), to).toBe(to === 'live' || to === 'expired');
  }
});

test('Checklist · State: Invalid transitions rejected: qr_token', async () => {
  await arrangeBeacon('live', ME, null);
  const open = await probe.openEdges(qrTokenMachine, async (from, to, role) => {
    await probe.superuser.query(`delete from qr_tokens`);
    await probe.superuser.query(
      `insert into qr_tokens (id, beacon_id, token_hash, scope, status, max_uses, expires_at, issued_by)
       values ($1, $1, $2, 'check_in', $3, 1, now() + interval '1 minute', $4)`,
      [ROW, Buffer.alloc(32), from, ME],
    );
    return probe.tryAs(role, `update qr_tokens set status = $2 where id = $1`, [ROW, to]);
  });
  expect(open).toEqual(legalEdges(qrTokenMachine));
});

test('nobody inserts a beacon that is anything but a draft', async () => {
  for (const role of ROLES) {
    for (const state of beaconMachine.states.filter((candidate) => candidate !== 'draft')) {
      const sql = `insert into beacons (host_id, city_id, type, status, title, starts_at, time_zone)
                   values ($1, 'london', 'venue', $2, 'A beacon', now(), 'Europe/London')`;
      expect(await probe.tryAs(role, sql, [ME, state]), `${role} ${state}`).toBe(false);
    }
  }
});

test('state_transitions and the CHECKs hold what the code holds', async () => {
  expect(await probe.storedTransitions()).toEqual(transitionLines([beaconMachine, qrTokenMachine]));
  expect(await probe.checkedStates('beacons')).toEqual([...beaconMachine.states].sort());
  expect(await probe.checkedStates('qr_tokens')).toEqual([...qrTokenMachine.states].sort());
});
