import pg from 'pg';

/** Everything of a schema that a migration can make, one line each; what `schema_migrations` itself is, left out. */
const LINES = `
  with ours as (select oid, nspname from pg_namespace where nspname in ('public', 'app')),
       relations as (
         select c.* from pg_class c join ours on ours.oid = c.relnamespace
         where c.relname !~ '^schema_migrations')
  select 'schema ' || nspname || ' ' || coalesce(array_to_string(nspacl, ','), '') as line
    from pg_namespace where nspname = 'app'
  union all select format('relation %s %s %s %s %s', relname, relkind, relrowsecurity, relforcerowsecurity,
                          (select string_agg(a::text, ',' order by a::text) from unnest(relacl) a)) from relations
  union all select format('column %s.%s %s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                          pg_get_expr(d.adbin, d.adrelid),
                          (select string_agg(x::text, ',' order by x::text) from unnest(a.attacl) x))
    from relations c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  union all select format('constraint %s.%s %s', c.relname, k.conname, pg_get_constraintdef(k.oid))
    from pg_constraint k join relations c on c.oid = k.conrelid
  union all select format('index %s', pg_get_indexdef(i.indexrelid)) from pg_index i join relations c on c.oid = i.indrelid
  union all select format('trigger %s', pg_get_triggerdef(t.oid)) from pg_trigger t join relations c on c.oid = t.tgrelid
    where not t.tgisinternal
  union all select format('policy %s.%s %s %s %s %s', c.relname, p.polname, p.polcmd,
                          (select string_agg(coalesce(r.rolname, 'public'), ',' order by r.rolname)
                           from unnest(p.polroles) o left join pg_roles r on r.oid = o),
                          pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
    from pg_policy p join relations c on c.oid = p.polrelid
  union all select format('view %s %s %s', c.relname, c.reloptions, pg_get_viewdef(c.oid)) from relations c where c.relkind in ('v', 'm')
  union all select format('function %s %s %s', pg_get_functiondef(f.oid),
                          (select string_agg(a::text, ',' order by a::text) from unnest(f.proacl) a), obj_description(f.oid))
    from pg_proc f join ours on ours.oid = f.pronamespace where f.prokind = 'f'
  union all select format('comment %s %s %s', c.relname, d.objsubid, d.description)
    from pg_description d join relations c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
  union all select format('default rights %s %s', n.nspname, array_to_string(a.defaclacl, ','))
    from pg_default_acl a left join pg_namespace n on n.oid = a.defaclnamespace
  order by 1`;

/** A database's schema as sorted lines: two databases have the same schema where the lines are the same. */
export async function schemaOf(superuserUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ line: string }>(LINES);
    return rows.map((row) => row.line);
  } finally {
    await client.end();
  }
}
