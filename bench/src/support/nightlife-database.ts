import { startPostgresOf } from '@hotmess/local/backing/backing';
import { localSettings } from '@hotmess/local/backing/postgres';
import { loginUrl, migrateDatabase, prepareDatabase } from '@hotmess/local/stack/databases';
import { generateSecrets } from '@hotmess/local/stack/secrets';
import type { CleanUp } from './clean-up.ts';

/** Nightlife's migrated database on a PostgreSQL of its own. */
export interface NightlifeDatabase {
  readonly describe: string;
  /** A superuser's connection, whom RLS does not bind. */
  readonly superuserUrl: string;
  /** The login that the service uses. */
  readonly serviceUrl: string;
}

/** Starts an embedded PostgreSQL with the settings of `npm start` (fsync on) and migrates nightlife in it. */
export async function startNightlifeDatabase(folder: string, cleanUp: CleanUp): Promise<NightlifeDatabase> {
  const secrets = await generateSecrets();
  const postgres = await startPostgresOf('embedded', {
    folder,
    password: secrets.postgresPassword,
    settings: localSettings,
  });
  cleanUp.add(() => postgres.dispose());
  await prepareDatabase(postgres, secrets, 'nightlife');
  await migrateDatabase(loginUrl(postgres, secrets, 'nightlife', 'migrator'), 'nightlife');
  return {
    describe: `${postgres.describe}, ${settingsText()}`,
    superuserUrl: postgres.url('nightlife'),
    serviceUrl: loginUrl(postgres, secrets, 'nightlife', 'service'),
  };
}

/** The settings that differ from PostgreSQL's own, as `npm start` has them. */
export function settingsText(): string {
  const { shared_buffers, jit } = localSettings;
  return `shared_buffers ${shared_buffers}, jit ${jit}, fsync on`;
}
