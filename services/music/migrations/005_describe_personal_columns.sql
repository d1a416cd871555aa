-- What each personal column is for, on which ground, how long it is kept, and what erasure does to it: docs/privacy.md is made
-- from these comments, and `npm run generate` refuses a column that nobody has described (scripts/generate/data-map.ts).
-- What was said of a column before stays in front.
do $$
declare described record;
declare said text;
begin
  for described in select tbl, col, purpose, basis, kept, erasure from (values
    ('listening_runs', 'user_id started_at last_beat_at', 'XP and audience figures', 'contract', 'hours', 'row deleted'),
    ('now_playing_overrides', 'set_by cleared_by', 'who set what is on air', 'legitimate interest', 'until erasure', 'unlinked'),
    ('radio_shows', 'host_name', 'a published name', 'contract', 'while published', 'changed on request: station records'),
    ('records_releases', 'artist', 'a published name', 'contract', 'while published', 'changed on request: station records')
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
