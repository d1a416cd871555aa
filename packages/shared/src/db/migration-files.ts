import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** One migration: a forward file `NNN_name.sql` and the file that undoes it, `NNN_name.rollback.sql`. */
export interface MigrationFile {
  /** The forward file's name without `.sql`. */
  readonly version: string;
  readonly forward: string;
  readonly rollback: string;
  /** SHA-256 of the forward file in hex: an applied migration must not change. */
  readonly checksum: string;
}

/**
 * Reads the migrations of several folders, each in the order of its names, the folders in the order given.
 * @throws where a rollback file is missing or a version appears twice
 */
export async function readMigrations(directories: readonly string[]): Promise<MigrationFile[]> {
  const migrations: MigrationFile[] = [];
  for (const directory of directories) {
    const names = (await readdir(directory)).filter((name) => /^\d{3}_\w+\.sql$/.test(name)).sort();
    for (const name of names) {
      const version = name.slice(0, -'.sql'.length);
      if (migrations.some((migration) => migration.version === version))
        throw new Error(`Migration ${version} exists twice.`);
      const forward = await readFile(join(directory, name), 'utf8');
      const rollback = await readFile(join(directory, `${version}.rollback.sql`), 'utf8');
      const checksum = createHash('sha256').update(forward).digest('hex');
      migrations.push({ version, forward, rollback, checksum });
    }
  }
  return migrations;
}
