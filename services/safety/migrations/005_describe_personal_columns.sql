-- What each personal column is for, on which ground, how long it is kept, and what erasure does to it: docs/privacy.md is made
-- from these comments, and `npm run generate` refuses a column that nobody has described (scripts/generate/data-map.ts).
-- What was said of a column before stays in front.
do $$
declare described record;
declare said text;
begin
  for described in select tbl, col, purpose, basis, kept, erasure from (values
    ('moderation_reports', 'reporter_id target_id description evidence', 'safety of people', 'legitimate interest', 'until erasure', 'texts nulled; the id leads to nobody'),
    ('moderation_cases', 'owner_id assigned_to target_id', 'safety of people', 'legitimate interest', 'for good, as opaque ids', 'stays under an id that leads to nobody'),
    ('moderation_actions', 'concerned_id reason statement target_id', 'safety of people', 'legitimate interest', 'until erasure', 'texts replaced; the id leads to nobody'),
    ('appeals', 'appellant_id statement decision', 'the right to be heard', 'legal obligation', 'until erasure', 'texts replaced'),
    ('strikes', 'user_id', 'safety of people', 'legitimate interest', 'until erasure', 'row deleted'),
    ('reporter_mutes', 'user_id reason', 'safety of people', 'legitimate interest', 'until erasure', 'row deleted'),
    ('staff_members', 'user_id', 'who is staff', 'contract', 'while staff', 'row deleted'),
    ('audit_log', 'actor_id subject_id object_id', 'accountability', 'legal obligation', 'for good', 'stays under an id that leads to nobody'),
    ('audit_log', 'sealed', 'accountability; under the key of the person concerned', 'legal obligation', 'until erasure', 'shredded with its key'),
    ('audit_subject_keys', 'subject_id', 'to make the audit log erasable, and no new key for whoever is erased', 'legal obligation', 'for good, as an opaque id', 'stays under an id that leads to nobody'),
    ('audit_subject_keys', 'wrapped_key', 'to make the audit log erasable', 'legal obligation', 'until erasure', 'destroyed'),
    ('dsar_requests', 'user_id manifest receipt hold_reason', 'to answer data requests', 'legal obligation', '3 years', 'stays: proof that it was answered'),
    ('dsar_requests', 'rejection_reason', 'to say why a data request was refused', 'legal obligation', '3 years', 'words replaced'),
    ('dsar_parts', 'object_name', 'to answer data requests', 'legal obligation', '35 days', 'expires')
  ) as rules (tbl, cols, purpose, basis, kept, erasure), unnest(string_to_array(cols, ' ')) as col
  union all
  select c.relname, a.attname, 'who made or changed a row', 'legitimate interest', 'as long as the row',
         'stays under an id that leads to nobody, or is unlinked'
  from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and a.attname in ('created_by', 'updated_by') loop
    said := col_description(described.tbl::regclass, (select attnum from pg_attribute
      where attrelid = described.tbl::regclass and attname = described.col));
    execute format('comment on column %I.%I is %L', described.tbl, described.col, concat_ws(' ', said, format(
      'Personal data. For: %s. Basis: %s. Kept: %s. Erasure: %s.',
      described.purpose, described.basis, described.kept, described.erasure)));
  end loop;
end $$;
