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
import { reportMachine } from '../src/report/machine.ts';

let probe: MachineProbe;
beforeAll(async () => {
  probe = await openMachineProbe('safety');
});
afterAll(() => probe.close());

async function arrangeReport(state: string): Promise<void> {
  await probe.superuser.query('truncate moderation_reports');
  await probe.superuser.query(
    `insert into moderation_reports (id, reporter_id, target_type, target_id, category, status)
     values ($1, $2, 'post', $1, 'hate', $3)`,
    [ROW, OTHER, state],
  );
}

test('Checklist · State: Invalid transitions rejected: report', async () => {
  const open = await probe.openEdges(reportMachine, async (from, to, role) => {
    await arrangeReport(from);
    return probe.tryAs(role, `update moderation_reports set status = $2 where id = $1`, [ROW, to]);
  });
  expect(open).toEqual(legalEdges(reportMachine));
});

test('nobody inserts a report that is anything but open', async () => {
  for (const role of ROLES)
    for (const state of reportMachine.states.filter((candidate) => candidate !== 'open')) {
      const sql = `insert into moderation_reports (reporter_id, target_type, target_id, category, status)
                   values ($1, 'post', $1, 'hate', $2)`;
      expect(await probe.tryAs(role, sql, [ME, state]), `${role} ${state}`).toBe(false);
    }
});

test('state_transitions and the CHECK hold what the code holds', async () => {
  expect(await probe.storedTransitions()).toEqual(transitionLines([reportMachine]));
  expect(await probe.checkedStates('moderation_reports')).toEqual([...reportMachine.states].sort());
});
