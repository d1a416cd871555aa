import {
  type MachineProbe,
  ROLES,
  ROW,
  legalEdges,
  openMachineProbe,
  transitionLines,
} from '@hotmess/local/testing/machine-probe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { releaseMachine } from '../src/release/machine.ts';
import { scheduleBlockMachine } from '../src/schedule-block/machine.ts';
import { showMachine } from '../src/show/machine.ts';

let probe: MachineProbe;
beforeAll(async () => {
  probe = await openMachineProbe('music');
});
afterAll(() => probe.close());

async function arrangeShow(state: string): Promise<void> {
  await probe.superuser.query('truncate radio_shows cascade');
  await probe.superuser.query(
    `insert into radio_shows (id, title, host_name, status) values ($1, 'A show', 'A host', $2)`,
    [ROW, state],
  );
}

async function arrangeBlock(state: string): Promise<void> {
  await arrangeShow('live');
  await probe.superuser.query(
    `insert into schedule_blocks (id, show_id, day_of_week, start_time, end_time, status)
     values ($1, $1, 0, '10:00', '11:00', $2)`,
    [ROW, state],
  );
}

test('Checklist · State: Invalid transitions rejected: show', async () => {
  const open = await probe.openEdges(showMachine, async (from, to, role) => {
    await arrangeShow(from);
    return probe.tryAs(role, `update radio_shows set status = $2 where id = $1`, [ROW, to]);
  });
  expect(open).toEqual(legalEdges(showMachine));
});

test('Checklist · State: Invalid transitions rejected: schedule_block', async () => {
  const open = await probe.openEdges(scheduleBlockMachine, async (from, to, role) => {
    await arrangeBlock(from);
    return probe.tryAs(role, `update schedule_blocks set status = $2 where id = $1`, [ROW, to]);
  });
  expect(open).toEqual(legalEdges(scheduleBlockMachine));
});

async function arrangeRelease(state: string, releaseAt = "now() - interval '1 minute'"): Promise<void> {
  await probe.superuser.query('truncate records_releases cascade');
  await probe.superuser.query(
    `insert into records_releases (id, title, artist, status, release_at)
     values ($1, 'A record', 'An artist', $2, ${releaseAt})`,
    [ROW, state],
  );
}

test('Checklist · State: Invalid transitions rejected: release', async () => {
  const open = await probe.openEdges(releaseMachine, async (from, to, role) => {
    await arrangeRelease(from);
    return probe.tryAs(role, `update records_releases set status = $2 where id = $1`, [ROW, to]);
  });
  expect(open).toEqual(legalEdges(releaseMachine));
});

test('the clock alone publishes: not the system before the moment, and nobody moves it once it has come', async () => {
  const later = `now() + interval '1 hour'`;
  const publish = `update records_releases set status = 'live' where id = $1`;
  const move = `update records_releases set release_at = ${later} where id = $1`;
  await arrangeRelease('scheduled', later);
  expect(await probe.tryAs('system', publish, [ROW])).toBe(false);
  expect(await probe.tryAs('admin', move, [ROW])).toBe(true);
  for (const state of ['scheduled', 'live', 'archived']) {
    await arrangeRelease(state);
    expect(await probe.tryAs('admin', move, [ROW]), state).toBe(false);
  }
});

test('nobody inserts a release that is anything but a draft', async () => {
  for (const role of ROLES)
    for (const state of releaseMachine.states.filter((candidate) => candidate !== 'draft')) {
      const sql = `insert into records_releases (title, artist, status) values ('A record', 'An artist', $1)`;
      expect(await probe.tryAs(role, sql, [state]), `${role} ${state}`).toBe(false);
    }
});

test('nobody inserts a show that is anything but a draft, nor a block that is not live', async () => {
  await arrangeShow('live');
  for (const role of ROLES) {
    for (const state of ['live', 'archived']) {
      const sql = `insert into radio_shows (title, host_name, status) values ('A show', 'A host', $1)`;
      expect(await probe.tryAs(role, sql, [state]), `${role} ${state}`).toBe(false);
    }
    const sql = `insert into schedule_blocks (show_id, day_of_week, start_time, end_time, status)
                 values ($1, 0, '10:00', '11:00', 'overridden')`;
    expect(await probe.tryAs(role, sql, [ROW]), role).toBe(false);
  }
});

test('state_transitions and the CHECKs hold what the code holds', async () => {
  expect(await probe.storedTransitions()).toEqual(
    transitionLines([showMachine, scheduleBlockMachine, releaseMachine]),
  );
  expect(await probe.checkedStates('radio_shows')).toEqual([...showMachine.states].sort());
  expect(await probe.checkedStates('records_releases')).toEqual([...releaseMachine.states].sort());
  expect(await probe.checkedStates('schedule_blocks')).toEqual([...scheduleBlockMachine.states].sort());
});
