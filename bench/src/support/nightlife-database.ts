import { startPostgresOf } from '@hotmess/local/backing/backing';
import { localSettings } from '@hotmess/local/backing/postgres';
import { loginUrl, migrateDatabase, prepareDatabase } from '@hotmess/local/stack/databases';
import { generateSecrets } from '@hotmess/local/stack/secrets';
import type { Service } from '@hotmess/local/stack/services';
import type { CleanUp } from './clean-up.ts';

/** A service's migrated database on a PostgreSQL of its own. */
export interface ServiceDatabase {
  readonly describe: string;
  /** A superuser's connection, whom RLS does not bind. */
  readonly superuserUrl: string;
  /** The login that the service uses. */
  readonly serviceUrl: string;
}

/** Starts an embedded PostgreSQL with the settings of `npm start` (fsync on) and migrates nightlife in it. */
export function startNightlifeDatabase(folder: string, cleanUp: CleanUp): Promise<ServiceDatabase> {
  return startServiceDatabase('nightlife', folder, cleanUp);
}

/** The same for any service. */
export async function startServiceDatabase(
  service: Service,
  folder: string,
  cleanUp: CleanUp,
): Promise<ServiceDatabase> {
  const secrets = await generateSecrets();
  const postgres = await startPostgresOf('embedded', {
    folder,
    password: secrets.postgresPassword,
    settings: localSettings,
  });
  cleanUp.add(() => postgres.dispose());
  await prepareDatabase(postgres, secrets, service);
  await migrateDatabase(loginUrl(postgres, secrets, service, 'migrator'), service);
  return {
    describe: `${postgres.describe}, ${settingsText()}`,
    superuserUrl: postgres.url(service),
    serviceUrl: loginUrl(postgres, secrets, service, 'service'),
  };
}

/** The settings that differ from PostgreSQL's own, as `npm start` has them. */
export function settingsText(): string {
  const { shared_buffers, jit } = localSettings;
  return `shared_buffers ${shared_buffers}, jit ${jit}, fsync on`;
}
