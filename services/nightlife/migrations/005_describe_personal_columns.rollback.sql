do $$
declare described record;
begin
  for described in
    select c.relname, a.attname, nullif(regexp_replace(d.description, ' ?Personal data\. For: .*$', ''), '') as said
    from pg_description d
    join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
    join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid
    where c.relnamespace = 'public'::regnamespace and d.description ~ 'Personal data\. For: ' loop
    execute format('comment on column %I.%I is %L', described.relname, described.attname, described.said);
  end loop;
end $$;
