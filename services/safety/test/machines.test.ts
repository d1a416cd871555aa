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
import { actionMachine } from '../src/action/machine.ts';
import { appealMachine } from '../src/appeal/machine.ts';
import { caseMachine } from '../src/case/machine.ts';
import { dsarMachine } from '../src/dsar/machine.ts';
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

const CASE = '30000000-0000-7000-8000-000000000001';
const THIRD = '10000000-0000-7000-8000-000000000009';

/** A case that the probe's person holds where it is assigned, about somebody else's beacon. */
async function arrangeCase(state: string): Promise<void> {
  await probe.superuser.query('truncate moderation_cases cascade');
  await probe.superuser.query(
    `insert into moderation_cases (id, target_type, target_id, owner_id, category, severity, status, assigned_to,
                                   lease_until, due_at, outcome)
     values ($1, 'beacon', $1, $2, 'scam', 1, $3::text, case when $3 = 'assigned' then $4::uuid end,
             case when $3 = 'assigned' then now() + interval '1 hour' end, now(),
             case when $3 = 'closed' then 'no_action' end)`,
    [CASE, OTHER, state, ME],
  );
}

test('Checklist · State: Invalid transitions rejected: case', async () => {
  const open = await probe.openEdges(caseMachine, async (from, to, role) => {
    await arrangeCase(from);
    // The system opens closed ones; it assigns nothing, and a CHECK keeps state, holder and outcome together.
    const sql =
      role === 'system'
        ? `update moderation_cases set status = $2, outcome = case when $2 = 'closed' then 'no_action' end where id = $1`
        : `update moderation_cases set status = $2, assigned_to = case when $2 = 'assigned' then app.user_id() end,
             lease_until = case when $2 = 'assigned' then now() + interval '1 hour' end,
             outcome = case when $2 = 'closed' then 'no_action' end where id = $1`;
    return probe.tryAs(role, sql, [CASE, to]);
  });
  expect(open).toEqual(legalEdges(caseMachine));
});

async function arrangeAction(state: string, by: string = OTHER): Promise<void> {
  await arrangeCase('open');
  await probe.superuser.query(
    `insert into moderation_actions (id, case_id, action, target_type, target_id, concerned_id, category, reason,
                                     statement, status, failure, created_by)
     values ($1, $2, 'disable_beacon', 'beacon', $2, $3, 'scam', 'a reason of staff', 'a statement of reasons', $4::text,
             case when $4 = 'failed' then 'UNKNOWN_TARGET' end, $5)`,
    [ROW, CASE, THIRD, state, by],
  );
}

test('Checklist · State: Invalid transitions rejected: action', async () => {
  const open = await probe.openEdges(actionMachine, async (from, to, role) => {
    await arrangeAction(from);
    const sql = `update moderation_actions
                 set status = $2, failure = case when $2 = 'failed' then 'UNKNOWN_TARGET' end where id = $1`;
    return probe.tryAs(role, sql, [ROW, to]);
  });
  expect(open).toEqual(legalEdges(actionMachine));
});

test('Checklist · State: Invalid transitions rejected: appeal', async () => {
  const open = await probe.openEdges(appealMachine, async (from, to, role) => {
    await arrangeAction('effective');
    await probe.superuser.query(
      `insert into appeals (id, action_id, appellant_id, statement, status, decision, decided_at)
       values ($1, $1, $2, 'I did no such thing', $3::text, case when $3 <> 'open' then 'It is as it was' end,
               case when $3 <> 'open' then now() end)`,
      [ROW, THIRD, from],
    );
    const sql = `update appeals set status = $2, decision = case when $2 <> 'open' then 'It is as it was' end,
                   decided_at = case when $2 <> 'open' then now() end where id = $1`;
    return probe.tryAs(role, sql, [ROW, to]);
  });
  expect(open).toEqual(legalEdges(appealMachine));
});

test('Checklist · State: Invalid transitions rejected: dsar', async () => {
  const open = await probe.openEdges(dsarMachine, async (from, to, role) => {
    await probe.superuser.query('truncate dsar_requests cascade');
    await probe.superuser.query(
      `insert into dsar_requests (id, user_id, type, status, rejection_reason, confirmed_at, completed_at)
       values ($1, $2, 'delete', $3::text, case when $3 = 'rejected' then 'It is not his own' end, now(),
               case when $3 = 'completed' then now() end)`,
      [ROW, OTHER, from],
    );
    const sql =
      role === 'system'
        ? `update dsar_requests set status = $2, confirmed_at = now(),
             completed_at = case when $2 = 'completed' then now() end where id = $1`
        : `update dsar_requests set status = $2,
             rejection_reason = case when $2 = 'rejected' then 'It is not his own' end where id = $1`;
    return probe.tryAs(role, sql, [ROW, to]);
  });
  expect(open).toEqual(legalEdges(dsarMachine));
});

test('nobody inserts a report that is anything but open', async () => {
  for (const role of ROLES)
    for (const state of reportMachine.states.filter((candidate) => candidate !== 'open')) {
      const sql = `insert into moderation_reports (reporter_id, target_type, target_id, category, status)
                   values ($1, 'post', $1, 'hate', $2)`;
      expect(await probe.tryAs(role, sql, [ME, state]), `${role} ${state}`).toBe(false);
    }
});

test('state_transitions and the CHECKs hold what the code holds', async () => {
  expect(await probe.storedTransitions()).toEqual(
    transitionLines([reportMachine, caseMachine, actionMachine, appealMachine, dsarMachine]),
  );
  for (const [table, machine] of [
    ['moderation_reports', reportMachine],
    ['moderation_cases', caseMachine],
    ['moderation_actions', actionMachine],
    ['appeals', appealMachine],
    ['dsar_requests', dsarMachine],
  ] as const)
    expect(await probe.checkedStates(table)).toEqual([...machine.states].sort());
});
