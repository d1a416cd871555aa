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
import { postMachine } from '../src/post/machine.ts';
import { qrTokenMachine } from '../src/qr-token/machine.ts';
import { ticketListingMachine } from '../src/ticket-listing/machine.ts';

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

test('Checklist · State: Invalid transitions rejected: beacon_post', async () => {
  await arrangeBeacon('live', OTHER, null);
  const open = await probe.openEdges(postMachine, async (from, to, role) => {
    for (const author of [ME, OTHER]) {
      await probe.superuser.query('delete from beacon_posts');
      await probe.superuser.query(
        `insert into beacon_posts (id, beacon_id, author_id, type, body, status, prior_state)
         values ($1, $1, $2, 'comment', 'Hello', $3, $4)`,
        [ROW, author, from, from === 'removed' ? to : null],
      );
      if (await probe.tryAs(role, `update beacon_posts set status = $2 where id = $1`, [ROW, to]))
        return true;
    }
    return false;
  });
  expect(open).toEqual(legalEdges(postMachine));
});

/** What a removed listing may have been. */
const OFFERED = ['draft', 'pending_review', 'live'];

test('Checklist · State: Invalid transitions rejected: ticket_listing', async () => {
  await arrangeBeacon('live', OTHER, null);
  const open = await probe.openEdges(ticketListingMachine, async (from, to, role) => {
    for (const seller of [ME, OTHER]) {
      await probe.superuser.query('delete from ticket_listings');
      await probe.superuser.query(
        `insert into ticket_listings (id, beacon_id, seller_id, title, price, face_value, status, prior_state,
           removed_because, sale_id)
         values ($1, $1, $2, 'One entry', 1, 1, $3, $4, $5, $6)`,
        [
          ROW,
          seller,
          from,
          from === 'removed' ? (OFFERED.includes(to) ? to : 'live') : null,
          from === 'removed' ? 'moderator' : null,
          from === 'sold' ? ROW : null,
        ],
      );
      const sets = role === 'system' ? `, sale_id = case when $2 = 'sold' then $1 end` : '';
      const sql = `update ticket_listings set status = $2,
        removed_because = case when $2 = 'removed' then 'seller' end ${sets} where id = $1`;
      if (await probe.tryAs(role, sql, [ROW, to])) return true;
    }
    return false;
  });
  // What was sold is never removed, so it is nothing to go back to.
  expect(open).toEqual(legalEdges(ticketListingMachine).filter((edge) => !edge.startsWith('removed>sold')));
});

test('a removed post or listing goes back to no other state than it was in, whoever says so', async () => {
  await arrangeBeacon('live', OTHER, null);
  await probe.superuser.query('delete from beacon_posts');
  await probe.superuser.query(
    `insert into beacon_posts (id, beacon_id, author_id, type, body, status) values ($1, $1, $2, 'comment', 'x', 'hidden')`,
    [ROW, ME],
  );
  expect(
    await probe.tryAs(
      'app_user',
      `update beacon_posts set status = 'removed', prior_state = 'visible' where id = $1`,
      [ROW],
    ),
  ).toBe(false);
});

test('state_transitions and the CHECKs hold what the code holds', async () => {
  expect(await probe.storedTransitions()).toEqual(
    transitionLines([beaconMachine, postMachine, qrTokenMachine, ticketListingMachine]),
  );
  expect(await probe.checkedStates('beacons')).toEqual([...beaconMachine.states].sort());
  expect(await probe.checkedStates('beacon_posts')).toEqual([...postMachine.states].sort());
  expect(await probe.checkedStates('ticket_listings')).toEqual([...ticketListingMachine.states].sort());
  expect(await probe.checkedStates('qr_tokens')).toEqual([...qrTokenMachine.states].sort());
});
