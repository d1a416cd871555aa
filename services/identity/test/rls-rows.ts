import { ARRANGE_KERNEL } from '@hotmess/local/testing/kernel-relations';
import pg from 'pg';
import { ADMIN, BANNED, MODERATOR, OLD, OTHER, SELF } from './rls-relations.ts';

/** Arranges the rows that rls-relations.ts names. */
export async function arrangeRows(superuserUrl: string): Promise<void> {
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  // Arranged past the triggers that keep people from it, in one session.
  await superuser.query(`set session_replication_role = replica`);
  await superuser.query(
    `insert into users (id, status, username, display_name, is_public) values
       ('${SELF}', 'active', 'self_user', 'Self', false), ('${OTHER}', 'active', 'other_user', 'Other', true),
       ('${MODERATOR}', 'active', null, 'Moderator', false), ('${ADMIN}', 'active', null, 'Admin', false),
       ('${BANNED}', 'banned', 'banned_user', 'Banned', true), ('30000000-0000-7000-8000-000000000001', 'erased', null, null, false);
     insert into user_private (user_id, email, time_zone)
       select id, id || '@example.org', 'Europe/London' from users where status <> 'erased';
     insert into user_roles (user_id, role) values ('${MODERATOR}', 'moderator'), ('${ADMIN}', 'admin');
     insert into consents (user_id, kind, document_version) values
       ('${SELF}', 'terms', '1'), ('${SELF}', 'leaderboard', '1'), ('${OTHER}', 'leaderboard', '1');
     insert into registrations (email, time_zone, consents) values ('pending@example.org', 'Europe/London', '[]');
     insert into outgoing_mail (template, email) values ('sign_in_code', 'mail@example.org');
     insert into sign_in_codes (user_id, code_hash, expires_at) values ('${SELF}', '\\x${'01'.repeat(32)}', now());
     insert into sessions (id, user_id) values ('${OLD}', '${SELF}'), (uuidv7(), '${OTHER}');
     insert into refresh_tokens (token_hash, session_id, expires_at) values ('\\x${'01'.repeat(32)}', '${OLD}', now());
     insert into signing_keys (kid, public_jwk, private_key) values ('arranged-key', '{}', '\\x00');
     insert into rate_limits values ('\\x${'01'.repeat(32)}', 1, now());
     insert into xp_events (user_id, type, points, source, source_event_id, occurred_at) values
       ('${SELF}', 'beacon_scan', 10, 'nightlife', 'a', now()), ('${OTHER}', 'beacon_scan', 10, 'nightlife', 'b', now());
     insert into passkeys (user_id, credential_id, public_key, name)
       select id, sha256(id::text::bytea), '\\x00', 'Phone' from users where id in ('${SELF}', '${OTHER}');
     insert into passkey_challenges (challenge, purpose) values (sha256('x'), 'sign_in');
     insert into revocations (key) values ('session.${OLD}');
     insert into xp_balance_totals (user_id, balance, total_events, last_activity, month, month_balance, on_board,
                                    counted, counted_month, month_counted)
       select id, 10, 1, now(), app.this_month(), 10, id <> '${SELF}', 10, app.this_month(), 10
       from unnest(array['${SELF}', '${OTHER}', '${BANNED}']::uuid[]) as id;
     insert into xp_moved values ('${ADMIN}');
     insert into xp_rank_counts values ('-infinity', 1, 10, 2);
     insert into login_streaks (user_id, last_date, last_at) values ('${SELF}', now(), now()), ('${OTHER}', now(), now());
     insert into paid_orders (order_id, buyer_id, total, lines, paid_at) values ('${OLD}', '${SELF}', 100, '[]', now());
     insert into xp_verifications (began_at, people, mismatches) values (now(), 7, 0);
     insert into voided_scans (scan_id) values ('${OLD}');
     ${ARRANGE_KERNEL}`,
  );
  await superuser.end();
}
