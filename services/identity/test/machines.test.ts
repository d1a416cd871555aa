import {
  ME,
  type MachineProbe,
  OTHER,
  ROLES,
  legalEdges,
  openMachineProbe,
  transitionLines,
} from '@hotmess/local/testing/machine-probe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { userMachine } from '../src/user/machine.ts';

let probe: MachineProbe;
beforeAll(async () => {
  probe = await openMachineProbe('identity');
});
afterAll(() => probe.close());

async function arrangeUser(id: string, state: string): Promise<void> {
  await probe.superuser.query(`delete from users`);
  await probe.superuser.query(`insert into users (id, status) values ($1, $2)`, [id, state]);
}

const MOVE = `update users set status = $2 where id = $1`;

test('Checklist · State: Invalid transitions rejected: user, on another', async () => {
  const open = await probe.openEdges(userMachine, async (from, to, role) => {
    await arrangeUser(OTHER, from);
    return probe.tryAs(role, MOVE, [OTHER, to]);
  });
  expect(open).toEqual(legalEdges(userMachine));
});

test('nobody but the system moves himself, not even out of a ban', async () => {
  const open = await probe.openEdges(userMachine, async (from, to, role) => {
    await arrangeUser(ME, from);
    return probe.tryAs(role, MOVE, [ME, to]);
  });
  expect(open.filter((edge) => !edge.endsWith(' system'))).toEqual([]);
});

test('nobody is inserted as anything but active, and by the system alone', async () => {
  for (const role of ROLES)
    for (const state of userMachine.states)
      expect(
        await probe.tryAs(role, `insert into users (status) values ($1)`, [state]),
        `${role} ${state}`,
      ).toBe(role === 'system' && state === 'active');
});

test('state_transitions and the CHECK hold what the code holds', async () => {
  expect(await probe.storedTransitions()).toEqual(transitionLines([userMachine]));
  expect(await probe.checkedStates('users')).toEqual([...userMachine.states].sort());
});
