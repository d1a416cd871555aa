import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { eventOf, sendThroughOutbox } from '@hotmess/local/testing/test-events';
import type { EventContract } from '@hotmess/shared/events/define-event';
import { userBanned, userErased, userReinstated, userSuspended } from '@hotmess/shared/events/identity';
import { erasureRequested } from '@hotmess/shared/events/dsar';
import { actionTaken } from '@hotmess/shared/events/safety';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectDoors, eraseDoors } from '../src/dsar/doors.ts';
import { applyStanding } from '../src/standing/effects.ts';
import {
  ENVELOPE_OF,
  type Nightlife,
  SCAN,
  beaconIn,
  mint,
  mintTicket,
  mutate,
  refusal,
  startNightlife,
} from './harness.ts';

let nats: TestNats;
let nightlife: Nightlife;
let moderator: Guest;
beforeAll(async () => {
  nats = await startOwnNats();
  nightlife = await startNightlife([], nats.url);
  moderator = await nightlife.person('moderator');
});
afterAll(async () => {
  await nightlife.close();
  await nats.dispose();
});

const WAIT = { timeout: 20_000, interval: 50 };
const reason = 'He was let in again.';
const SYSTEM = { role: 'system', job: 'test' } as const;

const send = <Data>(contract: EventContract<Data>, data: NoInfer<Data>) =>
  sendThroughOutbox(nightlife.superuser, eventOf(contract, data));
const standing = async (userId: string) =>
  (await nightlife.superuser.query('select standing from person_standings where user_id = $1', [userId]))
    .rows[0]?.standing;
const stateOf = async (id: string) =>
  (
    await nightlife.superuser.query(
      'select status, prior_state, disabled_with_host from beacons where id = $1',
      [id],
    )
  ).rows[0];
const scan = async (token: string, as?: Guest) =>
  (await nightlife.graphql(SCAN, { input: { token, nonce: randomUUID() } }, as)).data.scanBeacon;
const eventsOf = async (fact: string) => {
  const { rows } = await nightlife.superuser.query(ENVELOPE_OF, [`hotmess.nightlife.${fact}.v1`]);
  return rows.map((row) => JSON.parse(row.envelope).data);
};
const about = (person: Guest, version: number) => ({ userId: person.userId, version, actionId: null });

describe('a ban', () => {
  test('ends his tokens, his place at doors and what he hosts; a moderator brings it back once he is let in again', async () => {
    const [host, other] = [await nightlife.person(), await nightlife.person()];
    const [live, waiting, elsewhere] = [
      await beaconIn(nightlife, host),
      await beaconIn(nightlife, host, 'pending_review'),
      await beaconIn(nightlife, other),
    ];
    await mutate(
      nightlife,
      'addBeaconStaff',
      { beaconId: elsewhere, userId: host.userId },
      'beacon { id }',
      other,
      'BeaconStaffInput',
    );
    const atOthers = await mint(nightlife, host, elsewhere);
    const ticket = await mintTicket(nightlife, elsewhere, host.userId);
    const others = await mint(nightlife, other, elsewhere);

    await send(userBanned, about(host, 4));
    await expect.poll(() => standing(host.userId), WAIT).toBe('banned');
    expect(await stateOf(live)).toEqual({
      status: 'disabled',
      prior_state: 'live',
      disabled_with_host: true,
    });
    expect(await stateOf(waiting)).toMatchObject({ status: 'pending_review' });
    expect(await scan(atOthers.token)).toMatchObject({ status: 'REVOKED' });
    expect(await scan(ticket, other)).toMatchObject({ status: 'REVOKED' });
    expect(await scan(others.token)).toMatchObject({ status: 'VALID' });
    expect(
      (await nightlife.superuser.query('select from beacon_staff where user_id = $1', [host.userId]))
        .rowCount,
    ).toBe(0);
    expect(await refusal(nightlife, 'approveBeacon', { id: waiting }, moderator)).toEqual([
      'INVALID_TRANSITION',
    ]);
    expect(await refusal(nightlife, 'reinstateBeacon', { id: live, reason }, moderator)).toEqual([
      'INVALID_TRANSITION',
    ]);

    await send(userReinstated, about(host, 5));
    await expect.poll(() => standing(host.userId), WAIT).toBe('active');
    expect(await stateOf(live)).toMatchObject({ status: 'disabled' });
    expect(await refusal(nightlife, 'reinstateBeacon', { id: live, reason }, host)).toEqual(['FORBIDDEN']);
    const { beacon } = await mutate(
      nightlife,
      'reinstateBeacon',
      { id: live, reason },
      'beacon { status }',
      moderator,
    );
    expect(beacon.status).toBe('LIVE');
    expect(await nightlife.auditCount('beacon.reinstate')).toBe(1);
    expect(await refusal(nightlife, 'approveBeacon', { id: waiting }, moderator)).toEqual([]);
  });

  test('that was overtaken by a reinstatement does nothing', async () => {
    const host = await nightlife.person();
    const live = await beaconIn(nightlife, host);
    await send(userReinstated, about(host, 9));
    await expect.poll(() => standing(host.userId), WAIT).toBe('active');
    const apply = (version: number) =>
      nightlife.service.database.inTransaction(SYSTEM, (tx) =>
        applyStanding(tx, { userId: host.userId, standing: 'banned', version }),
      );
    await apply(8);
    expect(await stateOf(live)).toMatchObject({ status: 'live' });
    await apply(10);
    expect(await stateOf(live)).toMatchObject({ status: 'disabled' });
  });

  test('and an approval at the same time leave nothing live', async () => {
    for (let round = 0; round < 5; round++) {
      const host = await nightlife.person();
      const id = await beaconIn(nightlife, host, 'pending_review');
      await Promise.all([
        refusal(nightlife, 'approveBeacon', { id }, moderator),
        nightlife.service.database.inTransaction(SYSTEM, (tx) =>
          applyStanding(tx, { userId: host.userId, standing: 'banned', version: 2 }),
        ),
      ]);
      expect((await stateOf(id)).status).not.toBe('live');
    }
  });

  test('outlasts a reinstatement of the beacon, and an action on the beacon outlasts the ban', async () => {
    const host = await nightlife.person();
    const id = await beaconIn(nightlife, host);
    const act = (action: 'disable_beacon' | 'reinstate', version: number) =>
      send(actionTaken, { actionId: randomUUID(), action, targetType: 'beacon', targetId: id, version });
    await send(userBanned, about(host, 4));
    await expect.poll(() => stateOf(id), WAIT).toMatchObject({ disabled_with_host: true });
    await act('disable_beacon', 1);
    await expect
      .poll(() => stateOf(id), WAIT)
      .toMatchObject({ status: 'disabled', disabled_with_host: false });
    await act('reinstate', 2);
    await expect
      .poll(() => stateOf(id), WAIT)
      .toMatchObject({ status: 'disabled', disabled_with_host: true });
  });
});

test('a suspension ends his tokens and leaves his beacons to their staff', async () => {
  const host = await nightlife.person();
  const id = await beaconIn(nightlife, host);
  const { token } = await mint(nightlife, host, id, { maxUses: 5 });
  await send(userSuspended, about(host, 3));
  await expect.poll(() => standing(host.userId), WAIT).toBe('suspended');
  expect(await scan(token)).toMatchObject({ status: 'REVOKED' });
  expect(await stateOf(id)).toMatchObject({ status: 'live' });
});

describe('a person’s data', () => {
  /** Someone of whom every table of ours holds something. */
  async function someone() {
    const [host, guest] = [await nightlife.person(), await nightlife.person()];
    const description = `Canary ${randomUUID()}`;
    const own = await beaconIn(nightlife, guest, 'live', { description, title: `Canary ${guest.userId}` });
    const elsewhere = await beaconIn(nightlife, host);
    await mutate(
      nightlife,
      'addBeaconStaff',
      { beaconId: elsewhere, userId: guest.userId },
      'beacon { id }',
      host,
      'BeaconStaffInput',
    );
    await mint(nightlife, guest, own);
    await scan(await mintTicket(nightlife, elsewhere, guest.userId), host);
    await scan(await mintTicket(nightlife, elsewhere, host.userId), guest);
    await nightlife.service.database.inTransaction(SYSTEM, (tx) =>
      applyStanding(tx, { userId: guest.userId, standing: 'suspended', version: 2 }),
    );
    return { guest, own, elsewhere, description };
  }

  test('is collected', async () => {
    const { guest, own, elsewhere } = await someone();
    const part = await nightlife.service.database.inTransaction(SYSTEM, (tx) =>
      collectDoors(tx, guest.userId),
    );
    expect(part).toMatchObject({
      beacons: [{ id: own }],
      beaconStaff: [{ beacon_id: elsewhere }],
      qrTokens: [{ beacon_id: own }, { beacon_id: elsewhere }],
      scans: [{ status: 'valid' }, { status: 'valid' }],
      standing: [{ standing: 'suspended' }],
      scanVoids: [],
    });
  });

  test('is erased: no row of ours leads to him but by the opaque id of what he hosted, and none holds his words', async () => {
    const { guest, own, description } = await someone();
    const requestId = randomUUID();
    await send(erasureRequested, {
      requestId,
      userId: guest.userId,
      services: ['nightlife'],
      requestedAt: new Date().toISOString(),
    });
    await expect
      .poll(() => eventsOf('dsar.erased'), WAIT)
      .toMatchObject([{ requestId, userId: guest.userId }]);
    const [answer] = await eventsOf('dsar.erased');
    expect(answer.tables).toEqual(
      expect.arrayContaining([
        { table: 'beacons', treatment: 'nulled', rows: 1, basis: null },
        { table: 'beacon_scans', treatment: 'unlinked', rows: 2, basis: null },
        { table: 'scan_firsts', treatment: 'deleted', rows: 1, basis: null },
      ]),
    );
    const erase = () =>
      nightlife.service.database.inTransaction(SYSTEM, (tx) => eraseDoors(tx, guest.userId));
    await erase();
    await send(userErased, { userId: guest.userId, version: 9 });
    await expect.poll(() => standing(guest.userId), WAIT).toBe('erased');
    expect(await stateOf(own)).toMatchObject({ status: 'disabled' });
    const { rows } = await nightlife.superuser.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
         and c.relname !~ '^(outbox|inbox)' order by 1`,
    );
    const leading: string[] = [];
    for (const { name } of rows) {
      const found = await nightlife.superuser.query(`select from ${name} as t where t::text ~ $1`, [
        guest.userId,
      ]);
      if (found.rowCount) leading.push(name);
      expect(
        (await nightlife.superuser.query(`select from ${name} as t where t::text ~ $1`, [description]))
          .rowCount,
        name,
      ).toBe(0);
    }
    // What he hosted by its opaque id; that he is erased.
    expect(leading).toEqual(['beacons', 'person_standings']);
  });
});
