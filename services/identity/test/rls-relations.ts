import { can, kernelRelations } from '@hotmess/local/testing/kernel-relations';
import type { Knocker, RelationCase } from '@hotmess/local/testing/rls-matrix';

export const SELF = '10000000-0000-7000-8000-000000000001';
export const OTHER = '10000000-0000-7000-8000-000000000002';
export const MODERATOR = '10000000-0000-7000-8000-000000000003';
export const ADMIN = '10000000-0000-7000-8000-000000000004';
export const BANNED = '10000000-0000-7000-8000-000000000005';
const HASH = `'\\x${'ab'.repeat(32)}'`;
export const OLD = '20000000-0000-7000-8000-000000000001';

export const knockers: Record<string, Knocker> = {
  anon: { role: 'anon' },
  self: { role: 'app_user', userId: SELF },
  banned: { role: 'app_user', userId: BANNED },
  moderator: { role: 'moderator', userId: MODERATOR },
  admin: { role: 'admin', userId: ADMIN },
  system: { role: 'system' },
  relay: { role: 'relay' },
};

const people = (column: string) => ({
  self: `${column} = '${SELF}'`,
  other: `${column} = '${OTHER}'`,
  moderator: `${column} = '${MODERATOR}'`,
  admin: `${column} = '${ADMIN}'`,
  banned: `${column} = '${BANNED}'`,
});
const EVERYONE = 'self other moderator admin banned';

/** Written by hand from SPEC.md, "RLS Policy Strategy", and DOMAIN.md, "Who may do what". */
export const relations: Record<string, RelationCase> = {
  users: {
    rows: people('id'),
    insert: `insert into users (display_name) values ('New')`,
    // A profile column; the standing is in machines.test.ts.
    update: `display_name = 'Changed'`,
    rights: {
      self: can('self', '-', 'self'),
      banned: can('banned', '-', ''),
      moderator: can(EVERYONE, '-', 'moderator'),
      admin: can(EVERYONE, '-', EVERYONE),
      system: can(EVERYONE, 'ok', EVERYONE),
    },
  },
  user_private: {
    rows: people('user_id'),
    insert: `insert into user_private (user_id, email, time_zone)
             values ('30000000-0000-7000-8000-000000000001', 'new@example.org', 'Europe/London')`,
    update: `home_city = 'Leeds'`,
    rights: {
      self: can('self', '-', 'self'),
      banned: can('banned', '-', 'banned'),
      moderator: can('moderator', '-', 'moderator'),
      admin: can('admin', '-', 'admin'),
      system: can(EVERYONE, 'ok', EVERYONE, EVERYONE),
    },
  },
  user_roles: {
    rows: { moderator: `user_id = '${MODERATOR}'`, admin: `user_id = '${ADMIN}'` },
    insert: `insert into user_roles (user_id, role) values (coalesce(:me, '${OTHER}'::uuid), 'admin') on conflict do nothing`,
    update: `role = 'admin'`,
    rights: {
      self: can(''),
      banned: can(''),
      moderator: can('moderator admin'),
      admin: can('moderator admin'),
      system: can('moderator admin', 'ok', '-', 'moderator admin'),
    },
  },
  consents: {
    rows: {
      required: `user_id = '${SELF}' and kind = 'terms'`,
      optional: `user_id = '${SELF}' and kind = 'leaderboard'`,
      others: `user_id = '${OTHER}'`,
    },
    insert: `insert into consents (user_id, kind, document_version) values (coalesce(:me, '${OTHER}'::uuid), 'marketing', '1')`,
    update: `withdrawn_at = now()`,
    rights: {
      self: can('required optional', 'ok', 'optional'),
      banned: can('', 'ok', ''),
      moderator: can('', 'ok', ''),
      admin: can('required optional others', 'ok', ''),
      system: can('required optional others', 'ok', 'required optional others', 'required optional others'),
    },
  },
  registrations: {
    rows: { pending: `email = 'pending@example.org'` },
    insert: `insert into registrations (email, time_zone, consents) values ('b@example.org', 'Europe/London', '[]')`,
    update: `email = 'c@example.org'`,
    rights: { system: can('pending', 'ok', 'pending', 'pending') },
  },
  outgoing_mail: {
    rows: { mail: `email = 'mail@example.org'` },
    insert: `insert into outgoing_mail (template, email) values ('sign_in_code', 'b@example.org')`,
    update: `attempts = 1`,
    rights: { system: can('mail', 'ok', 'mail', 'mail') },
  },
  sign_in_codes: {
    rows: { code: `user_id = '${SELF}'` },
    insert: `insert into sign_in_codes (user_id, code_hash, expires_at) values ('${OTHER}', ${HASH}, now())`,
    update: `tries = 0`,
    rights: { system: can('code', 'ok', 'code', 'code') },
  },
  sessions: {
    rows: { self: `user_id = '${SELF}'`, other: `user_id = '${OTHER}'` },
    insert: `insert into sessions (user_id) values (coalesce(:me, '${OTHER}'::uuid))`,
    update: `auth_time = now()`,
    rights: {
      self: can('self'),
      banned: can(''),
      moderator: can(''),
      admin: can('self other'),
      system: can('self other', 'ok', 'self other', 'self other'),
    },
  },
  refresh_tokens: {
    rows: { token: `expires_at > '2000-01-01'` },
    insert: `insert into refresh_tokens (token_hash, session_id, expires_at) values (${HASH}, '${OLD}', now())`,
    update: `used_at = null`,
    rights: { system: can('token', 'ok', 'token', 'token') },
  },
  signing_keys: {
    rows: { key: `kid = 'arranged-key'` },
    insert: `insert into signing_keys (kid, public_jwk, private_key) values ('another-key', '{}', '\\x00')`,
    update: `not_after = now() + interval '1 day'`,
    rights: { admin: can('key'), system: can('key', 'ok', 'key') },
  },
  rate_limits: {
    rows: { bucket: `used = 1` },
    insert: `insert into rate_limits values (${HASH}, 1, now())`,
    update: `used = 2`,
    rights: { system: can('bucket', 'ok', 'bucket', 'bucket') },
  },
  xp_events: {
    rows: { self: `user_id = '${SELF}'`, other: `user_id = '${OTHER}'` },
    insert: `insert into xp_events (user_id, type, points, source, source_event_id, occurred_at)
             values (coalesce(:me, '${OTHER}'::uuid), 'admin_adjustment', 1000, 'identity', 'gift', now())`,
    update: `points = 1000`,
    rights: {
      self: can('self'),
      banned: can(''),
      moderator: can(''),
      admin: can('self other'),
      system: can('self other', 'ok'),
    },
  },
  xp_balance_totals: {
    rows: { self: `user_id = '${SELF}'`, other: `user_id = '${OTHER}'` },
    insert: `insert into xp_balance_totals (user_id, balance, total_events, last_activity, month, month_balance)
             values ('${ADMIN}', 1000, 1, now(), '2026-01-01', 1000)`,
    update: `balance = 1000`,
    rights: {
      self: can('self'),
      banned: can(''),
      moderator: can(''),
      admin: can('self other'),
      system: can('self other'),
    },
  },
  xp_balances: {
    rows: { self: `user_id = '${SELF}'`, other: `user_id = '${OTHER}'` },
    rights: {
      self: can('self'),
      banned: can(''),
      moderator: can(''),
      admin: can('self other'),
      system: can('self other'),
    },
  },
  xp_rules: {
    rows: { scan: `type = 'beacon_scan'` },
    insert: `insert into xp_rules (type, streak_days, points) values ('streak_bonus', 365, 5000)`,
    update: `active_to = now()`,
    rights: {
      self: can('scan'),
      banned: can('scan'),
      moderator: can('scan'),
      admin: can('scan', 'ok', 'scan'),
      system: can('scan'),
    },
  },
  voided_scans: {
    rows: { scan: `scan_id = '${OLD}'` },
    insert: `insert into voided_scans (scan_id) values (uuidv7())`,
    update: `voided_at = now()`,
    rights: { admin: can('scan'), system: can('scan', 'ok') },
  },
  passkeys: {
    rows: { self: `user_id = '${SELF}'`, other: `user_id = '${OTHER}'` },
    insert: `insert into passkeys (user_id, credential_id, public_key, name)
             values (coalesce(:me, '${OTHER}'::uuid), sha256('x'), '\\x00', 'Mine')`,
    update: `name = 'Changed'`,
    rights: {
      self: can('self'),
      banned: can(''),
      moderator: can(''),
      admin: can(''),
      system: can('self other', 'ok', 'self other', 'self other'),
    },
  },
  passkey_challenges: {
    rows: { challenge: `purpose = 'sign_in'` },
    insert: `insert into passkey_challenges (challenge, purpose) values (sha256('y'), 'sign_in')`,
    update: `expires_at = now() + interval '1 day'`,
    rights: { system: can('challenge', 'ok', '-', 'challenge') },
  },
  consent_documents: {
    rows: { terms: `kind = 'terms' and document_version = '2026-11'` },
    insert: `insert into consent_documents (kind, document_version) values ('terms', '2027-01')`,
    update: `effective_from = now()`,
    rights: {
      anon: can('terms'),
      self: can('terms'),
      banned: can('terms'),
      moderator: can('terms'),
      admin: can('terms', 'ok'),
      system: can('terms'),
    },
  },
  revocations: {
    rows: { revoked: `key = 'session.${OLD}'` },
    insert: `insert into revocations (key) values ('session.${OTHER}')`,
    update: `put_at = now()`,
    rights: { system: can('revoked', '-', 'revoked', 'revoked') },
  },
  public_profiles: {
    rows: people('id'),
    update: `display_name = 'Changed'`,
    rights: {
      anon: can('other'),
      self: can('other'),
      banned: can('other'),
      moderator: can('other'),
      admin: can('other'),
      system: can('other'),
    },
  },
  xp_leaderboard: {
    rows: { self: `username = 'self_user'`, other: `username = 'other_user'` },
    rights: {
      anon: can('other'),
      self: can('other'),
      banned: can('other'),
      moderator: can('other'),
      admin: can('other'),
      system: can('other'),
    },
  },
  xp_leaderboard_this_month: {
    rows: { self: `username = 'self_user'`, other: `username = 'other_user'` },
    rights: {
      anon: can('other'),
      self: can('other'),
      banned: can('other'),
      moderator: can('other'),
      admin: can('other'),
      system: can('other'),
    },
  },
  xp_moved: {
    rows: { moved: `user_id = '${ADMIN}'` },
    insert: `insert into xp_moved values ('${SELF}')`,
    update: `user_id = '${SELF}'`,
    rights: { admin: can('moved'), system: can('moved') },
  },
  xp_rank_counts: {
    rows: { count: `bucket = 10` },
    insert: `insert into xp_rank_counts values ('-infinity', 1, 11, 1)`,
    update: `people = 2`,
    rights: { admin: can('count'), system: can('count') },
  },
  login_streaks: {
    rows: { self: `user_id = '${SELF}'`, other: `user_id = '${OTHER}'` },
    insert: `insert into login_streaks (user_id, last_date, last_at) values (coalesce(:me, '${ADMIN}'::uuid), now(), now())
             on conflict do nothing`,
    update: `days = 30`,
    rights: {
      self: can('self'),
      banned: can(''),
      moderator: can(''),
      admin: can('self other'),
      system: can('self other', 'ok', 'self other', 'self other'),
    },
  },
  paid_orders: {
    rows: { order: `order_id = '${OLD}'` },
    insert: `insert into paid_orders (order_id, buyer_id, total, lines, paid_at)
             values (uuidv7(), coalesce(:me, '${OTHER}'::uuid), 0, '[]', now())`,
    update: `total = 0`,
    rights: { admin: can('order'), system: can('order', 'ok', '-', 'order') },
  },
  xp_verifications: {
    rows: { run: `people = 7` },
    insert: `insert into xp_verifications (began_at, people, mismatches) values (now(), 1, 0)`,
    update: `mismatches = 0`,
    rights: { admin: can('run'), system: can('run', 'ok', '-', 'run') },
  },
  ...kernelRelations(
    knockers,
    `machine = 'user' and to_state = 'banned' and from_state = 'active' and db_role = 'admin'`,
  ),
};
