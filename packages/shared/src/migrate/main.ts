import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { databaseUrl } from '../config/fields.ts';
import { ConfigError, readConfig } from '../config/read-config.ts';
import { bootstrapDatabase } from '../db/bootstrap.ts';
import { migrateUp } from '../db/migrate.ts';
import { runMain } from '../service/run-main.ts';
import { untilReachable } from './until-reachable.ts';

/**
 * Brings one service's database up to date and ends: what a container runs before the service starts. With a superuser's
 * URL it makes database, roles and logins first; where an operator (CloudNativePG) makes those, it is left out.
 */
const ROOT = new URL('../../../../', import.meta.url);

await runMain(async () => {
  const config = readConfig(
    {
      SERVICE: z.enum(['nightlife', 'safety', 'commerce', 'identity', 'music']),
      MIGRATOR_DATABASE_URL: databaseUrl,
      SUPERUSER_DATABASE_URL: databaseUrl.optional(),
      MIGRATOR_PASSWORD: z.string().min(1).optional(),
      SERVICE_PASSWORD: z.string().min(1).optional(),
      /** Seconds that PostgreSQL may take until it answers. */
      WAIT_SECONDS: z.coerce.number().int().min(0).max(3_600).default(60),
    },
    process.env,
  );
  const { SERVICE: service, MIGRATOR_PASSWORD: migratorPassword, SERVICE_PASSWORD: servicePassword } = config;
  const superuser = config.SUPERUSER_DATABASE_URL;
  await untilReachable(superuser ?? config.MIGRATOR_DATABASE_URL, config.WAIT_SECONDS * 1_000);
  if (superuser !== undefined) {
    if (migratorPassword === undefined || servicePassword === undefined)
      throw new ConfigError('With SUPERUSER_DATABASE_URL go MIGRATOR_PASSWORD and SERVICE_PASSWORD.');
    await bootstrapDatabase(superuser, { service, migratorPassword, servicePassword });
  }
  const directories = ['packages/shared/migrations', `services/${service}/migrations`].map((folder) =>
    fileURLToPath(new URL(folder, ROOT)),
  );
  const { applied } = await migrateUp(config.MIGRATOR_DATABASE_URL, { service, directories });
  console.log(
    applied.length > 0 ? `${service}: applied ${applied.join(', ')}` : `${service}: is up to date already`,
  );
});
