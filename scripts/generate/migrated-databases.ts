import { startPostgresOf, backingKind } from '@hotmess/local/backing/backing';
import { throwawaySettings } from '@hotmess/local/backing/postgres';
import { removeData } from '@hotmess/local/backing/postgres-place';
import { loginUrl, migrateDatabase, prepareDatabase } from '@hotmess/local/stack/databases';
import { generateSecrets } from '@hotmess/local/stack/secrets';
import { services } from '@hotmess/local/stack/services';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';

/** Runs `work` beside a throwaway PostgreSQL that holds every service's migrated database. */
export async function withMigratedDatabases<T>(
  folder: string,
  work: (names: readonly string[], databaseUrl: (service: string) => string) => Promise<T>,
): Promise<T> {
  // As root, PostgreSQL runs as another user, who must be able to enter.
  await chmod(folder, 0o755);
  const secrets = await generateSecrets();
  const postgres = await startPostgresOf(backingKind(), {
    folder,
    password: secrets.postgresPassword,
    settings: throwawaySettings,
  });
  try {
    for (const service of services) {
      await prepareDatabase(postgres, secrets, service);
      await migrateDatabase(loginUrl(postgres, secrets, service, 'migrator'), service);
    }
    return await work(services, (service) => postgres.url(service));
  } finally {
    await postgres.dispose();
    removeData(join(folder, 'postgres'));
  }
}
