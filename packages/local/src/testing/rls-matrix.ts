import pg from 'pg';

/** One who knocks: a database role, and the person he is where he is one. */
export interface Knocker {
  readonly role: 'anon' | 'app_user' | 'moderator' | 'admin' | 'system' | 'relay';
  readonly userId?: string;
}

/**
 * What one knocker may do with one relation: labels of the rows he reaches, separated by spaces; '' for none of them;
 * '-' where the verb itself is denied. For insert: 'ok' or '-'.
 */
export interface Rights {
  readonly select: string;
  readonly insert: string;
  readonly update: string;
  readonly delete: string;
}

/** A relation, the rows that were arranged in it, and one canonical statement for each verb. */
export interface RelationCase {
  /** Label to a condition that finds this row alone; it should name columns that those who may read can read. */
  readonly rows: Readonly<Record<string, string>>;
  /** A whole INSERT that would fit were it allowed; `:me` stands for the knocker's id as a literal. */
  readonly insert?: string;
  /** What comes after SET. */
  readonly update?: string;
  /** Knocker's name to his rights; one that is not named may do nothing at all. */
  readonly rights: Readonly<Record<string, Rights>>;
}

/** May do nothing at all. */
export const NOTHING: Rights = { select: '-', insert: '-', update: '-', delete: '-' };

/**
 * States in which PostgreSQL or our triggers refuse: no privilege or row-level security, illegal edge, append-only, and
 * a view that cannot be written at all.
 */
const REFUSALS = new Set(['42501', 'HM001', 'HM002', '55000']);

/** Tries every verb on every relation as every knocker, each in a transaction that is rolled back. */
export async function tryMatrix(
  serviceUrl: string,
  knockers: Readonly<Record<string, Knocker>>,
  relations: Readonly<Record<string, RelationCase>>,
): Promise<Record<string, Record<string, Rights>>> {
  const client = new pg.Client({ connectionString: serviceUrl });
  await client.connect();
  try {
    const found: Record<string, Record<string, Rights>> = {};
    for (const [relation, arranged] of Object.entries(relations)) {
      found[relation] = {};
      for (const [name, knocker] of Object.entries(knockers)) {
        const attempt = (sql: string) => tryAs(client, knocker, sql);
        found[relation][name] = await tryVerbs(attempt, relation, arranged, knocker);
      }
    }
    return found;
  } finally {
    await client.end();
  }
}

/** The same shape as `tryMatrix` gives, from what the cases expect. */
export function expectedMatrix(
  knockers: Readonly<Record<string, Knocker>>,
  relations: Readonly<Record<string, RelationCase>>,
): Record<string, Record<string, Rights>> {
  return Object.fromEntries(
    Object.entries(relations).map(([relation, { rights }]) => [
      relation,
      Object.fromEntries(Object.keys(knockers).map((name) => [name, rights[name] ?? NOTHING])),
    ]),
  );
}

/** Every table and view of the database's own schemas; partitions are left out, see `partitionGrants`. */
export async function relationsOf(superuserUrl: string): Promise<string[]> {
  return column(
    superuserUrl,
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'app') and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
     order by 1`,
  );
}

/** Tables without forced row-level security, and partitions on which anything is granted: both must be empty. */
export async function gapsOf(superuserUrl: string): Promise<string[]> {
  return column(
    superuserUrl,
    `select c.relname || ' is without forced row-level security'
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'app') and c.relkind in ('r', 'p') and not c.relispartition
       and not (c.relrowsecurity and c.relforcerowsecurity) and c.relname <> 'schema_migrations'
     union all
     select c.relname || ' is a partition that ' || a.grantee::regrole || ' has rights on'
     from pg_class c cross join aclexplode(c.relacl) a
     where c.relispartition and a.grantee <> c.relowner`,
  );
}

async function column(url: string, sql: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows.map((row) => String(row[0]));
  } finally {
    await client.end();
  }
}

type Attempt = (sql: string) => Promise<number | 'refused'>;

async function tryVerbs(
  attempt: Attempt,
  relation: string,
  arranged: RelationCase,
  knocker: Knocker,
): Promise<Rights> {
  const reach = async (statement: (condition: string) => string): Promise<string> => {
    const reached: string[] = [];
    let refusals = 0;
    for (const [label, condition] of Object.entries(arranged.rows)) {
      const count = await attempt(statement(condition));
      if (count === 'refused') refusals++;
      else if (count > 0) reached.push(label);
    }
    return reached.length === 0 && refusals > 0 ? '-' : reached.join(' ');
  };
  const me = knocker.userId ? `'${knocker.userId}'::uuid` : 'null';
  const inserted = arranged.insert && (await attempt(arranged.insert.replaceAll(':me', me)));
  return {
    select: await reach((condition) => `select 1 from ${relation} where ${condition}`),
    insert: inserted === undefined || inserted === 'refused' ? '-' : 'ok',
    update: arranged.update
      ? await reach((condition) => `update ${relation} set ${arranged.update} where ${condition}`)
      : '-',
    delete: await reach((condition) => `delete from ${relation} where ${condition}`),
  };
}

async function tryAs(client: pg.Client, knocker: Knocker, sql: string): Promise<number | 'refused'> {
  await client.query('begin');
  try {
    await client.query(`select set_config('role', $1, true), set_config('app.user_id', $2, true)`, [
      knocker.role,
      knocker.userId ?? '',
    ]);
    return (await client.query(sql)).rowCount ?? 0;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code && REFUSALS.has(error.code)) return 'refused';
    throw new Error(`${knocker.role}: ${sql}: ${(error as Error).message}`, { cause: error });
  } finally {
    await client.query('rollback');
  }
}
