import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** What the migrations themselves write. */
const FIXED_TABLES = new Set(['schema_migrations', 'state_transitions']);

/** A column of a table, `<database>.<table>.<column>`. */
export type ColumnName = string;

/**
 * Whether a type takes no word: truth values, dates, enums, numbers, ranges, intervals and UUIDs, and arrays and domains of
 * them. A column of any other type, of a new one too, can hold what a person wrote.
 */
const TAKES_NO_WORD = `exists (select from pg_type part
  where part.oid in (t.oid, t.typelem, t.typbasetype)
    and (part.typcategory in ('B', 'D', 'E', 'N', 'R', 'T') or part.typname = 'uuid'))`;

interface Column {
  readonly name: ColumnName;
  readonly table: string;
  readonly column: string;
  readonly isBytes: boolean;
}

async function listColumns(pool: pg.Pool, database: string): Promise<Column[]> {
  const { rows } = await pool.query<{ table: string; column: string; type: string }>(
    `select c.relname as table, a.attname as column, t.typname as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm') and not c.relispartition
       and a.attnum > 0 and not a.attisdropped and not ${TAKES_NO_WORD}
     order by 1, 2`,
  );
  return rows.map(({ table, column, type }) => ({
    name: `${database}.${table}.${column}`,
    table,
    column,
    isBytes: type === 'bytea',
  }));
}

/**
 * The columns of a database that words could stand in: all that can hold text, but those of which a CHECK says that they
 * hold one of a few words, and those of tables that are the same in every installation.
 */
export async function writableColumns(pool: pg.Pool, database: string): Promise<ColumnName[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname || '.' || a.attname as name
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
     where k.contype = 'c' and cardinality(k.conkey) = 1
       and pg_get_constraintdef(k.oid) ~ ('^CHECK \\(\\(' || a.attname || ' = ANY \\(ARRAY\\[')`,
  );
  const oneOfFew = new Set(rows.map(({ name }) => name));
  return (await listColumns(pool, database))
    .filter(({ table, column }) => !oneOfFew.has(`${table}.${column}`) && !FIXED_TABLES.has(table))
    .map(({ name }) => name);
}

/**
 * The columns of a database that hold a user's id, each with what the data map says becomes of it at an erasure; undefined
 * where the map does not know the column.
 */
export async function columnsHoldingId(
  pool: pg.Pool,
  database: string,
  userId: string,
): Promise<Map<ColumnName, string | undefined>> {
  const { rows } = await pool.query<{ table: string; column: string; promise: string | null }>(
    `select c.relname as table, a.attname as column,
            substring(col_description(c.oid, a.attnum) from 'Erasure: (.*)\\.$') as promise
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm') and not c.relispartition
       and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype`,
  );
  const held = await Promise.all(
    rows.map(async ({ table, column }) => {
      const [row] = (
        await pool.query<{ held: boolean }>(
          `select exists (select from ${pg.escapeIdentifier(table)} where ${pg.escapeIdentifier(column)} = $1) as held`,
          [userId],
        )
      ).rows;
      return row!.held;
    }),
  );
  return new Map(
    rows
      .filter((_, index) => held[index])
      .map(({ table, column, promise }) => [`${database}.${table}.${column}`, promise ?? undefined]),
  );
}

/** Which columns of a database hold a text somewhere, as a superuser sees it. @param text of ASCII letters and digits */
export async function columnsHolding(pool: pg.Pool, database: string, text: string): Promise<ColumnName[]> {
  const columns = await listColumns(pool, database);
  const held = await Promise.all(
    columns.map(async ({ table, column, isBytes }) => {
      const name = pg.escapeIdentifier(column);
      const readable = isBytes ? `encode(${name}, 'escape')` : `${name}::text`;
      const { rows } = await pool.query<{ held: boolean }>(
        `select exists (select from ${pg.escapeIdentifier(table)} where position($1 in ${readable}) > 0) as held`,
        [text],
      );
      return rows[0]!.held;
    }),
  );
  return columns.filter((_, index) => held[index]).map(({ name }) => name);
}

/** Files below a folder that hold a text as bytes. */
export function filesHolding(folder: string, text: string): string[] {
  const needle = Buffer.from(text);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    return statSync(path).isFile() && readFileSync(path).includes(needle);
  });
}
