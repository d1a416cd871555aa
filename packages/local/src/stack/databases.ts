import { join } from 'node:path';
import { bootstrapDatabase } from '@hotmess/shared/db/bootstrap';
import { migrateUp } from '@hotmess/shared/db/migrate';
import { postgresUrl } from '../backing/postgres.ts';
import { repositoryRoot } from '../repository.ts';
import type { Secrets } from './secrets.ts';
import type { Service } from './services.ts';

/** Where a PostgreSQL listens. */
export type PostgresAddress = { host: string; port: number; url(database: string): string };

/** The folders with a service's migrations, in the order they are applied: the kernel's, then its own. */
export function migrationFolders(service: Service): string[] {
  return [
    join(repositoryRoot, 'packages/shared/migrations'),
    join(repositoryRoot, 'services', service, 'migrations'),
  ];
}

/** The URL of one of a service's two logins. */
export function loginUrl(
  postgres: Pick<PostgresAddress, 'host' | 'port'>,
  secrets: Pick<Secrets, 'databases'>,
  service: Service,
  login: 'migrator' | 'service',
): string {
  const password = secrets.databases[service][login];
  return postgresUrl(`${service}_${login}`, password, postgres.host, postgres.port, service);
}

/** Makes a service's database, roles and logins where they are missing. */
export async function prepareDatabase(
  postgres: PostgresAddress,
  secrets: Pick<Secrets, 'databases'>,
  service: Service,
): Promise<void> {
  const { migrator, service: login } = secrets.databases[service];
  await bootstrapDatabase(postgres.url('postgres'), {
    service,
    migratorPassword: migrator,
    servicePassword: login,
  });
}

/** Brings a service's schema up to date. */
export async function migrateDatabase(migratorUrl: string, service: Service): Promise<{ applied: string[] }> {
  return migrateUp(migratorUrl, { service, directories: migrationFolders(service) });
}
