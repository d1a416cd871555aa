-- Who may see and write what. Column rights first: a policy chooses rows, a grant chooses columns.

-- Reports. Who handled one is the moderators' affair: updated_by does not go out to its reporter.
grant select (id, reporter_id, target_type, target_id, category, description, evidence, status, version, created_at,
              updated_at)
  on moderation_reports to app_user;
grant select on moderation_reports to moderator, admin;
grant insert (id, reporter_id, target_type, target_id, category, description, evidence)
  on moderation_reports to app_user, moderator, admin;
grant update (status) on moderation_reports to moderator, admin;

create policy reporter_reads_own on moderation_reports for select to app_user
  using (reporter_id = (select app.user_id()));
create policy staff_reads on moderation_reports for select to moderator, admin using (true);

create policy reporter_files on moderation_reports for insert to app_user, moderator, admin
  with check (reporter_id = (select app.user_id()) and status = 'open');
-- Nobody decides a report that he filed, nor one about himself.
create policy staff_handles_others on moderation_reports for update to moderator, admin
  using (reporter_id <> (select app.user_id())
         and (target_type <> 'user' or target_id <> (select app.user_id())))
  with check (true);

grant select on moderation_reports to system;
grant update (case_id, round) on moderation_reports to system;
create policy system_joins on moderation_reports to system using (true) with check (true);

-- Who is muted may not file; a person sees whether and until when he is.
grant select on reporter_mutes to app_user, moderator, admin, system;
grant insert (user_id, muted_until, reason), update (muted_until, reason) on reporter_mutes to moderator, admin;
create policy person_reads_own on reporter_mutes for select to app_user using (user_id = (select app.user_id()));
create policy staff_reads on reporter_mutes for select to moderator, admin, system using (true);
create policy staff_mutes on reporter_mutes for insert to moderator, admin
  with check (user_id <> (select app.user_id()));
create policy staff_changes on reporter_mutes for update to moderator, admin
  using (user_id <> (select app.user_id())) with check (user_id <> (select app.user_id()));
create policy muted_do_not_file on moderation_reports as restrictive for insert to app_user, moderator, admin
  with check (not exists (select from reporter_mutes as mute
                          where mute.user_id = (select app.user_id()) and mute.muted_until > now()));

grant select on report_categories to app_user, moderator, admin, system;
create policy readable on report_categories for select to app_user, moderator, admin, system using (true);

-- Cases. The system opens them; staff take, release, close and reopen them, one at a time, and never one that they have
-- a part in. An assignment whose lease ended is anyone's.
grant select on moderation_cases to moderator, admin, system;
grant insert (target_type, target_id, category, severity, due_at) on moderation_cases to system;
grant update (category, severity, due_at, report_count, reports_version, round, status, outcome, opened_at, first_taken_at,
              first_action_at, owner_id, target_exists) on moderation_cases to system;
grant update (status, assigned_to, lease_until, first_taken_at, first_action_at, closed_at, outcome)
  on moderation_cases to moderator, admin;
create policy staff_reads on moderation_cases for select to moderator, admin, system using (true);
create policy system_opens on moderation_cases for insert to system with check (true);
create policy system_counts on moderation_cases for update to system using (true) with check (true);
create policy staff_works on moderation_cases for update to moderator, admin
  using (owner_id is distinct from (select app.user_id())
         and (target_type <> 'user' or target_id <> (select app.user_id()))
         and not exists (select from moderation_reports as report
                         where report.case_id = moderation_cases.id and report.reporter_id = (select app.user_id()))
         and (status <> 'assigned' or assigned_to = (select app.user_id()) or lease_until <= now()))
  with check (assigned_to is null or assigned_to = (select app.user_id()));

grant select on staff_members to moderator, admin, system;
grant insert, update on staff_members to system;
create policy staff_reads on staff_members for select to moderator, admin using (true);
create policy system_keeps on staff_members to system using (true) with check (true);

-- Actions. The person concerned reads what was done and the statement, never the reason, nor who did it.
grant select (id, action, target_type, target_id, concerned_id, category, statement, reverses, status, settled_at, created_at)
  on moderation_actions to app_user;
grant select on moderation_actions to moderator, admin, system;
grant insert (id, case_id, action, target_type, target_id, concerned_id, category, reason, statement, reverses)
  on moderation_actions to moderator, admin;
grant update (status, failure) on moderation_actions to moderator, admin;
grant update (status, changed, failure, settled_at) on moderation_actions to system;
create policy concerned_reads on moderation_actions for select to app_user
  using (concerned_id = (select app.user_id()) and status = 'effective');
create policy staff_reads on moderation_actions for select to moderator, admin, system using (true);
-- Nobody acts on himself, no moderator on an admin, and only who holds the case; a reinstatement follows an appeal too.
create policy staff_acts on moderation_actions for insert to moderator, admin
  with check (concerned_id <> (select app.user_id())
              and (current_user = 'admin'
                   or not exists (select from staff_members as staff
                                  where staff.user_id = concerned_id and staff.is_admin))
              and (action = 'reinstate'
                   or exists (select from moderation_cases as held
                              where held.id = case_id and held.assigned_to = (select app.user_id())
                                and held.lease_until > now())));
create policy staff_retries on moderation_actions for update to moderator, admin
  using (status = 'failed' and concerned_id <> (select app.user_id())) with check (status = 'requested');
create policy system_settles on moderation_actions for update to system using (true) with check (true);

grant select on strikes to moderator, admin, system;
grant select (id, action_id, user_id, weight, created_at, expires_at, revoked_at) on strikes to app_user;
grant insert (action_id, user_id, weight, expires_at), update (revoked_at) on strikes to moderator, admin;
create policy person_reads_own on strikes for select to app_user using (user_id = (select app.user_id()));
create policy staff_reads on strikes for select to moderator, admin, system using (true);
create policy staff_strikes on strikes for insert to moderator, admin
  with check (user_id <> (select app.user_id())
              and exists (select from moderation_actions as done
                          where done.id = action_id and done.created_by = (select app.user_id())));
create policy staff_revokes on strikes for update to moderator, admin
  using (user_id <> (select app.user_id())) with check (user_id <> (select app.user_id()));

-- Appeals: by the person concerned, decided by another moderator than the one who acted.
grant select (id, action_id, appellant_id, statement, status, decision, decided_at, version, created_at)
  on appeals to app_user;
grant select on appeals to moderator, admin, system;
grant insert (id, action_id, appellant_id, statement) on appeals to app_user, moderator, admin;
grant update (status, decision, decided_at) on appeals to moderator, admin;
create policy appellant_reads_own on appeals for select to app_user using (appellant_id = (select app.user_id()));
create policy staff_reads on appeals for select to moderator, admin, system using (true);
create policy concerned_appeals on appeals for insert to app_user, moderator, admin
  with check (appellant_id = (select app.user_id())
              and exists (select from moderation_actions as done
                          where done.id = action_id and done.concerned_id = (select app.user_id())
                            and done.status = 'effective' and done.reverses is null
                            and done.created_at > now() - interval '180 days'));
create policy another_decides on appeals for update to moderator, admin
  using (appellant_id <> (select app.user_id())
         and not exists (select from moderation_actions as done
                         where done.id = action_id and done.created_by = (select app.user_id())))
  with check (status <> 'open');

-- Data requests. A person files and follows his own; the system carries them out; admins reject and hold. Keys, receipts
-- and their codes are the system's alone.
grant select (id, user_id, type, status, rejection_reason, hold_reason, hold_until, due_at, confirmed_at, completed_at,
              bundle_expires_at, version, created_at, updated_at)
  on dsar_requests to app_user, moderator, admin;
grant select on dsar_requests to system;
grant insert (id, user_id, type) on dsar_requests to app_user, moderator, admin;
grant update (status, rejection_reason, hold_reason, hold_until) on dsar_requests to admin;
grant update (status, hold_reason, hold_until, confirmed_at, sent_at, completed_at, public_jwk, wrapped_key, manifest,
              bundle_expires_at, receipt, receipt_code_hash, rejection_reason) on dsar_requests to system;
create policy person_reads_own on dsar_requests for select to app_user, moderator
  using (user_id = (select app.user_id()));
create policy admin_reads on dsar_requests for select to admin, system using (true);
create policy person_asks on dsar_requests for insert to app_user, moderator, admin
  with check (user_id = (select app.user_id()) and status = 'received');
create policy admin_rejects_and_holds on dsar_requests for update to admin
  using (user_id <> (select app.user_id()) and status in ('received', 'verifying', 'processing'))
  with check (user_id <> (select app.user_id()) and status in ('received', 'verifying', 'processing', 'rejected'));
create policy system_carries_out on dsar_requests for update to system using (true) with check (true);

grant select (request_id, service, asked_at, answered_at, records) on dsar_parts to app_user, moderator, admin;
grant select, insert on dsar_parts to system;
grant update (asked_at, answered_at, held_at, object_name, sha256, records, treatments) on dsar_parts to system;
create policy person_reads_own on dsar_parts for select to app_user, moderator
  using (request_id in (select id from dsar_requests where user_id = (select app.user_id())));
create policy admin_reads on dsar_parts for select to admin using (true);
create policy system_keeps on dsar_parts to system using (true) with check (true);

-- What erasing a person touches besides.
grant update (description, evidence) on moderation_reports to system;
grant update (reason, statement) on moderation_actions to system;
grant update (statement, decision) on appeals to system;
grant delete on strikes, reporter_mutes, staff_members to system;
create policy system_erases on appeals for update to system using (true) with check (true);
create policy system_erases on strikes for delete to system using (true);
create policy system_erases on reporter_mutes for delete to system using (true);

-- Audit log. Admins read it; only the system appends, and nobody changes it. What is sealed opens with keys that only
-- the system reads.
grant select on audit_log to admin, system;
grant insert (id, service, actor_id, actor_role, action, object_type, object_id, subject_id, request_id, sealed, recorded_at)
  on audit_log to system;
grant select, insert on audit_heads to system;
grant select on audit_heads to admin;
grant select, insert on audit_subject_keys to system;
grant update (wrapped_key, erased_at) on audit_subject_keys to system;

create policy admin_reads on audit_log for select to admin, system using (true);
create policy system_appends on audit_log for insert to system with check (true);
create policy admin_reads on audit_heads for select to admin, system using (true);
create policy system_signs on audit_heads for insert to system with check (true);
create policy system_keeps on audit_subject_keys to system using (true) with check (true);
