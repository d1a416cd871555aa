import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { ARRANGE_KERNEL, can, kernelRelations } from '@hotmess/local/testing/kernel-relations';
import {
  type Knocker,
  type RelationCase,
  expectedMatrix,
  gapsOf,
  relationsOf,
  tryMatrix,
} from '@hotmess/local/testing/rls-matrix';
import { mayRead } from '@hotmess/local/testing/rls-questions';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

const REPORTER = '10000000-0000-7000-8000-000000000001';
const OTHER = '10000000-0000-7000-8000-000000000002';
const MODERATOR = '10000000-0000-7000-8000-000000000003';
const ADMIN = '10000000-0000-7000-8000-000000000004';

const knockers: Record<string, Knocker> = {
  anon: { role: 'anon' },
  reporter: { role: 'app_user', userId: REPORTER },
  other: { role: 'app_user', userId: OTHER },
  moderator: { role: 'moderator', userId: MODERATOR },
  admin: { role: 'admin', userId: ADMIN },
  system: { role: 'system' },
  relay: { role: 'relay' },
};

const id = (last: number) => `id = '20000000-0000-7000-8000-00000000000${last}'`;

const CASE = (last: number) => `id = '40000000-0000-7000-8000-00000000000${last}'`;
const ACTION = (last: number) => `id = '50000000-0000-7000-8000-00000000000${last}'`;
const STAFF_ONLY = (rows: string) => ({ moderator: can(rows), admin: can(rows) });

/** Written by hand from SPEC.md, "RLS Policy Strategy", and DOMAIN.md, "Who may do what" and "Safety". */
const relations: Record<string, RelationCase> = {
  moderation_reports: {
    rows: { reporters: id(1), moderators: id(2), aboutModerator: id(3) },
    insert: `insert into moderation_reports (reporter_id, target_type, target_id, category)
             values (:me, 'post', uuidv7(), 'hate')`,
    update: `status = 'investigating'`,
    rights: {
      reporter: can('reporters aboutModerator', 'ok'),
      other: can('', 'ok'),
      // Not what he filed, and not what is about him.
      moderator: can('reporters moderators aboutModerator', 'ok', 'reporters'),
      admin: can('reporters moderators aboutModerator', 'ok', 'reporters moderators aboutModerator'),
      // It joins reports to cases, and moves none.
      system: can('reporters moderators aboutModerator', '-', '-'),
    },
  },
  reporter_mutes: {
    rows: { reporters: `user_id = '${REPORTER}'`, moderators: `user_id = '${MODERATOR}'` },
    insert: `insert into reporter_mutes (user_id, muted_until, reason) values (uuidv7(), now(), 'in bad faith')`,
    update: `reason = 'in very bad faith'`,
    rights: {
      reporter: can('reporters'),
      other: can(''),
      moderator: can('reporters moderators', 'ok', 'reporters'),
      admin: can('reporters moderators', 'ok', 'reporters moderators'),
      system: can('reporters moderators', '-', '-', 'reporters moderators'),
    },
  },
  report_categories: {
    rows: { scam: `category = 'scam'` },
    insert: `insert into report_categories values ('x', 0, 1)`,
    update: `severity = 0`,
    rights: {
      reporter: can('scam'),
      other: can('scam'),
      moderator: can('scam'),
      admin: can('scam'),
      system: can('scam'),
    },
  },
  moderation_cases: {
    rows: { free: CASE(1), aboutModerator: CASE(2), reportedByModerator: CASE(3), heldByAdmin: CASE(4) },
    insert: `insert into moderation_cases (target_type, target_id, category, severity, due_at)
             values ('post', uuidv7(), 'scam', 1, now())`,
    update: `first_taken_at = now()`,
    rights: {
      moderator: can('free aboutModerator reportedByModerator heldByAdmin', '-', 'free'),
      admin: can(
        'free aboutModerator reportedByModerator heldByAdmin',
        '-',
        'free aboutModerator reportedByModerator heldByAdmin',
      ),
      system: can(
        'free aboutModerator reportedByModerator heldByAdmin',
        'ok',
        'free aboutModerator reportedByModerator heldByAdmin',
      ),
    },
  },
  staff_members: {
    rows: { admin: `user_id = '${ADMIN}'` },
    insert: `insert into staff_members values (uuidv7(), false, 1)`,
    update: `is_admin = false`,
    rights: { moderator: can('admin'), admin: can('admin'), system: can('admin', 'ok', 'admin', 'admin') },
  },
  moderation_actions: {
    rows: { effective: ACTION(1), failed: ACTION(2) },
    // On a case that only the admin holds; what a moderator may act on, moderation.test.ts tries.
    insert: `insert into moderation_actions (case_id, action, target_type, target_id, concerned_id, category, reason, statement)
             values ('40000000-0000-7000-8000-000000000004', 'remove_post', 'post', uuidv7(), '${REPORTER}', 'scam',
                     'a reason of staff', 'a statement of reasons')`,
    update: `status = 'requested', failure = null`,
    rights: {
      // REPORTER is whom both concern; he reads only what is in effect.
      reporter: can('effective'),
      other: can(''),
      moderator: can('effective failed', '-', 'failed'),
      admin: can('effective failed', 'ok', 'failed'),
      system: can('effective failed', '-', '-'),
    },
  },
  strikes: {
    rows: { reporters: `weight = 2` },
    insert: `insert into strikes (action_id, user_id, weight, expires_at)
             values ('50000000-0000-7000-8000-000000000002', '${REPORTER}', 1, now() + interval '1 day')`,
    update: `revoked_at = now()`,
    rights: {
      reporter: can('reporters'),
      other: can(''),
      // Only for what one did oneself: the admin took both actions.
      moderator: can('reporters', '-', 'reporters'),
      admin: can('reporters', 'ok', 'reporters'),
      system: can('reporters', '-', '-', 'reporters'),
    },
  },
  appeals: {
    rows: { reporters: `status = 'open'` },
    insert: `insert into appeals (action_id, appellant_id, statement)
             values ('50000000-0000-7000-8000-000000000003', :me, 'I did no such thing')`,
    update: `status = 'upheld', decision = 'It is as it was', decided_at = now()`,
    rights: {
      reporter: can('reporters', 'ok'),
      other: can('', '-'),
      moderator: can('reporters', '-', 'reporters'),
      // He took the action that it is against.
      admin: can('reporters', '-', ''),
      system: can('reporters', '-', '-'),
    },
  },
  dsar_requests: {
    rows: { reporters: `user_id = '${REPORTER}'`, admins: `user_id = '${ADMIN}'` },
    insert: `insert into dsar_requests (user_id, type) values (:me, 'export')`,
    update: `status = 'rejected', rejection_reason = 'It is not his own'`,
    rights: {
      reporter: can('reporters', 'ok'),
      other: can('', 'ok'),
      moderator: can('', 'ok'),
      // Nobody decides his own.
      admin: can('reporters admins', 'ok', 'reporters'),
      system: can('reporters admins', '-', '-'),
    },
  },
  dsar_parts: {
    rows: { reporters: `service = 'music'` },
    insert: `insert into dsar_parts (request_id, service) select id, 'safety' from dsar_requests limit 1`,
    update: `answered_at = now()`,
    rights: {
      reporter: can('reporters'),
      other: can(''),
      moderator: can(''),
      admin: can('reporters'),
      system: can('reporters', 'ok', 'reporters'),
    },
  },
  moderation_queue_summary: { rows: { scam: `category = 'scam'` }, rights: STAFF_ONLY('scam') },
  moderation_outcomes: { rows: { scam: `category = 'scam'` }, rights: STAFF_ONLY('scam') },
  moderator_workload: { rows: { admins: `moderator_id = '${ADMIN}'` }, rights: STAFF_ONLY('admins') },
  moderation_response_times: { rows: { scam: `category = 'scam'` }, rights: STAFF_ONLY('scam') },
  audit_log: {
    rows: { entry: `action = 'beacon.approve'` },
    insert: `insert into audit_log (id, service, actor_role, action, object_type, object_id, recorded_at)
             values (uuidv7(), 'safety', 'system', 'x.y', 'x', 'x', now())`,
    update: `action = 'nothing'`,
    rights: { admin: can('entry'), system: can('entry', 'ok') },
  },
  audit_heads: {
    rows: { head: `seq = 1` },
    insert: `insert into audit_heads (seq) values (2)`,
    update: `signed_at = now()`,
    rights: { admin: can('head'), system: can('head', 'ok') },
  },
  audit_subject_keys: {
    rows: { key: `erased_at is null` },
    insert: `insert into audit_subject_keys (subject_id, wrapped_key) values (uuidv7(), 'x')`,
    update: `wrapped_key = null, erased_at = now()`,
    rights: { system: can('key', 'ok', 'key') },
  },
  ...kernelRelations(knockers, `machine = 'report' and from_state = '' and db_role = 'admin'`),
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('safety');
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  // Arranged past the triggers that keep people from it, in one session.
  await superuser.query(`set session_replication_role = replica`);
  await superuser.query(
    `insert into moderation_reports (id, reporter_id, target_type, target_id, category) values
       ('20000000-0000-7000-8000-000000000001', '${REPORTER}', 'beacon', uuidv7(), 'scam'),
       ('20000000-0000-7000-8000-000000000002', '${MODERATOR}', 'beacon', uuidv7(), 'scam'),
       ('20000000-0000-7000-8000-000000000003', '${REPORTER}', 'user', '${MODERATOR}', 'harassment');
     insert into reporter_mutes (user_id, muted_until, reason) values
       ('${REPORTER}', now() - interval '1 day', 'in bad faith'), ('${MODERATOR}', now() - interval '1 day', 'in bad faith');
     insert into moderation_cases (id, target_type, target_id, owner_id, category, severity, status, assigned_to, lease_until,
                                   due_at, first_action_at) values
       ('40000000-0000-7000-8000-000000000001', 'beacon', uuidv7(), '${OTHER}', 'scam', 1, 'open', null, null, now(), now()),
       ('40000000-0000-7000-8000-000000000002', 'beacon', uuidv7(), '${MODERATOR}', 'scam', 1, 'open', null, null, now(), null),
       ('40000000-0000-7000-8000-000000000003', 'beacon', uuidv7(), '${OTHER}', 'scam', 1, 'open', null, null, now(), null),
       ('40000000-0000-7000-8000-000000000004', 'beacon', uuidv7(), '${OTHER}', 'hate', 2, 'assigned', '${ADMIN}',
        now() + interval '1 hour', now(), null);
     insert into moderation_reports (id, reporter_id, target_type, target_id, category, case_id, round) values
       ('20000000-0000-7000-8000-000000000004', '${MODERATOR}', 'beacon', uuidv7(), 'scam',
        '40000000-0000-7000-8000-000000000003', 1);
     insert into staff_members values ('${ADMIN}', true, 1);
     insert into moderation_actions (id, case_id, action, target_type, target_id, target_version, concerned_id, category, reason,
                                     statement, status, failure, created_by)
     select ('50000000-0000-7000-8000-00000000000' || n)::uuid, '40000000-0000-7000-8000-000000000001', 'remove_post', 'post',
            '50000000-0000-7000-8000-000000000001', n, '${REPORTER}', 'scam', 'a reason of staff', 'a statement of reasons',
            case when n = 2 then 'failed' else 'effective' end, case when n = 2 then 'UNKNOWN_TARGET' end, '${ADMIN}'
     from generate_series(1, 3) as n;
     insert into strikes (action_id, user_id, weight, expires_at)
       values ('50000000-0000-7000-8000-000000000001', '${REPORTER}', 2, now() + interval '1 day');
     insert into appeals (action_id, appellant_id, statement)
       values ('50000000-0000-7000-8000-000000000001', '${REPORTER}', 'I did no such thing');
     insert into dsar_requests (id, user_id, type) values
       ('60000000-0000-7000-8000-000000000001', '${REPORTER}', 'delete'), (uuidv7(), '${ADMIN}', 'delete');
     insert into dsar_parts (request_id, service) values ('60000000-0000-7000-8000-000000000001', 'music');
     insert into audit_log (seq, id, service, actor_role, action, object_type, object_id, recorded_at, prev_hash, hash)
     select n, uuidv7(), 'nightlife', 'moderator', 'beacon.approve', 'beacon', 'x', now(), '\\x${'00'.repeat(32)}',
            sha256(n::text::bytea) from generate_series(1, 2) as n;
     insert into audit_heads (seq) values (1);
     insert into audit_subject_keys (subject_id, wrapped_key) values (uuidv7(), '\\x01');
     ${ARRANGE_KERNEL}`,
  );
  await superuser.end();
});
afterAll(() => database.drop());

test('every table and view is in the matrix', async () => {
  expect(await relationsOf(database.superuserUrl)).toEqual(Object.keys(relations).sort());
});

test('row-level security is forced everywhere, and partitions have no door of their own', async () => {
  expect(await gapsOf(database.superuserUrl)).toEqual([]);
});

test('RLS: every relation × role × verb does what SPEC.md and DOMAIN.md say', async () => {
  expect(await tryMatrix(database.serviceUrl, knockers, relations)).toEqual(
    expectedMatrix(knockers, relations),
  );
});

const reads = (role: string, column: string, table: string) =>
  mayRead(database.superuserUrl, role, column, table);

test('nobody files a report in the name of another', async () => {
  const forged: RelationCase = {
    rows: {},
    insert: `insert into moderation_reports (reporter_id, target_type, target_id, category)
             values ('${REPORTER}', 'post', uuidv7(), 'hate')`,
    rights: {},
  };
  const others = Object.fromEntries(Object.entries(knockers).filter(([name]) => name !== 'reporter'));
  const found = await tryMatrix(database.serviceUrl, others, { moderation_reports: forged });
  for (const rights of Object.values(found['moderation_reports']!)) expect(rights.insert).toBe('-');
});

test('who handled a report is not selectable by its reporter', async () => {
  for (const column of ['updated_by', 'created_by'])
    expect(await reads('app_user', column, 'moderation_reports')).toBe(false);
  expect(await reads('moderator', 'updated_by', 'moderation_reports')).toBe(true);
});
