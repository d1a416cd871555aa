-- Who may see and write what. Column rights first: a policy chooses rows, a grant chooses columns.

-- Reports. Who handled one is the moderators' affair: updated_by does not go out to its reporter.
grant select (id, reporter_id, target_type, target_id, category, description, status, version, created_at, updated_at)
  on moderation_reports to app_user;
grant select on moderation_reports to moderator, admin;
grant insert (id, reporter_id, target_type, target_id, category, description)
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
