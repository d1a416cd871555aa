import pg from 'pg';
import { type MigrationFile, readMigrations } from './migration-files.ts';

export interface MigrateOptions {
  /** Name of the service, whose owner role the migrator takes. */
  readonly service: string;
  /** Folders of migrations; the kernel's first. */
  readonly directories: readonly string[];
}

const MIGRATION_LOCK = 7_345_002;

/**
 * Applies what is not applied yet, each migration in a transaction of its own. Many may call it at once: an
 * advisory lock lets one through, and the others then find nothing to do.
 * @param migratorUrl URL of the service's migrator login
 * @throws where an applied migration's file changed or is gone; nothing is applied then
 */
export function migrateUp(migratorUrl: string, options: MigrateOptions): Promise<{ applied: string[] }> {
  return locked(migratorUrl, options, async (client, migrations) => {
    const done = await appliedVersions(client, migrations);
    const applied: string[] = [];
    for (const migration of migrations.filter(({ version }) => !done.includes(version))) {
      await runScript(client, migration, migration.forward, (script) =>
        client.query(
          `${script};
           insert into public.schema_migrations (version, checksum)
           values (${client.escapeLiteral(migration.version)}, ${client.escapeLiteral(migration.checksum)})`,
        ),
      );
      applied.push(migration.version);
    }
    return { applied };
  });
}

/**
 * Undoes applied migrations, newest first.
 * @param options.steps how many; all where left out
 */
export function migrateDown(
  migratorUrl: string,
  options: MigrateOptions & { steps?: number },
): Promise<{ undone: string[] }> {
  return locked(migratorUrl, options, async (client, migrations) => {
    const done = await appliedVersions(client, migrations);
    const undone: string[] = [];
    for (const version of done.toReversed().slice(0, options.steps ?? done.length)) {
      const migration = migrations.find((candidate) => candidate.version === version)!;
      await runScript(client, migration, migration.rollback, (script) =>
        client.query(
          `${script};
           delete from public.schema_migrations where version = ${client.escapeLiteral(version)}`,
        ),
      );
      undone.push(version);
    }
    return { undone };
  });
}

/** True where every migration of the folders is applied; readiness asks this. */
export async function isMigrated(pool: pg.Pool, directories: readonly string[]): Promise<boolean> {
  const expected = await readMigrations(directories);
  const { rows } = await pool.query<{ version: string }>('select version from public.schema_migrations');
  const versions = new Set(rows.map((row) => row.version));
  return expected.every(({ version }) => versions.has(version));
}

async function locked<T>(
  url: string,
  options: MigrateOptions,
  work: (client: pg.Client, migrations: MigrationFile[]) => Promise<T>,
): Promise<T> {
  const migrations = await readMigrations(options.directories);
  const client = new pg.Client({ connectionString: url, application_name: `${options.service}-migrator` });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(`set role ${client.escapeIdentifier(`${options.service}_owner`)}`);
    await client.query(
      `create table if not exists public.schema_migrations (
         version text primary key, checksum text not null, applied_at timestamptz not null default now());
       grant select on public.schema_migrations to public`,
    );
    return await work(client, migrations);
  } finally {
    await client.end();
  }
}

/** The applied versions in their order, after checking each against its file. */
async function appliedVersions(client: pg.Client, migrations: MigrationFile[]): Promise<string[]> {
  const { rows } = await client.query<{ version: string; checksum: string }>(
    'select version, checksum from public.schema_migrations',
  );
  for (const { version, checksum } of rows) {
    const file = migrations.find((migration) => migration.version === version);
    if (!file) throw new Error(`Migration ${version} is applied, but its file is gone.`);
    if (file.checksum !== checksum)
      throw new Error(`Migration ${version} was changed after it was applied; write a new one instead.`);
  }
  return migrations
    .map(({ version }) => version)
    .filter((version) => rows.some((r) => r.version === version));
}

async function runScript(
  client: pg.Client,
  migration: MigrationFile,
  script: string,
  run: (script: string) => Promise<unknown>,
): Promise<void> {
  await client.query('begin');
  try {
    await run(script.trimEnd().replace(/;$/, ''));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${migration.version}: ${(error as Error).message}`, { cause: error });
  }
}
