import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { GeneratedFile } from './generated-file.ts';

const run = promisify(execFile);

/**
 * The Kysely types of a service's database, read from the migrated database itself. A text column with a CHECK list
 * becomes a union of that list, so that TypeScript and SQL name the same states.
 * @param url a superuser's connection to the migrated database
 * @param scratch a folder for kysely-codegen to write into
 */
export async function databaseTypes(
  root: string,
  service: string,
  url: string,
  scratch: string,
): Promise<GeneratedFile> {
  const outFile = join(scratch, `${service}.database.ts`);
  await run(process.execPath, [
    join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
    '--dialect=postgres',
    `--url=${url}`,
    `--out-file=${outFile}`,
    '--date-parser=string',
    '--log-level=error',
    '--exclude-pattern=schema_migrations',
    `--type-mapping=${JSON.stringify({ int8: 'number' })}`,
    `--overrides=${JSON.stringify({ columns: await unionColumns(url) })}`,
  ]);
  return { path: `services/${service}/src/generated/database.ts`, content: await readFile(outFile, 'utf8') };
}

/** Columns under `CHECK (column IN ('a', 'b'))`, as TypeScript unions. */
async function unionColumns(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{
      column: string;
      definition: string;
      nullable: boolean;
      has_default: boolean;
    }>(`
      select c.relname || '.' || a.attname as column, pg_get_constraintdef(k.oid) as definition,
             not a.attnotnull as nullable, a.atthasdef as has_default
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid and not c.relispartition
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype = 'c' and cardinality(k.conkey) = 1
        and pg_get_constraintdef(k.oid) ~ '^CHECK \\(\\(\\w+ = ANY \\(ARRAY\\['
      order by 1`);
    return Object.fromEntries(
      rows.map(({ column, definition, nullable, has_default }) => {
        const union = [...definition.matchAll(/'([^']*)'::text/g)]
          .map((match) => `'${match[1]}'`)
          .join(' | ');
        const type = nullable ? `${union} | null` : union;
        return [column, has_default ? `Generated<${type}>` : type];
      }),
    );
  } finally {
    await client.end();
  }
}
