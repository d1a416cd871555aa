import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Backing, backingKind, startBacking } from '../backing/backing.ts';
import { removeData } from '../backing/postgres-place.ts';
import { throwawaySettings } from '../backing/postgres.ts';
import { loginUrl, migrateDatabase, prepareDatabase } from '../stack/databases.ts';
import { type Secrets, generateSecrets } from '../stack/secrets.ts';
import { services } from '../stack/services.ts';
import './context.ts';
import { makeScratchFolder, sweepScratchFolders } from './scratch.ts';

/**
 * Starts one PostgreSQL and one NATS for the whole run, in a temporary folder, and migrates each service's database
 * once: tests copy it (see database.ts) instead of migrating again.
 *
 * @returns what stops and deletes all of it
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepScratchFolders();
  const folder = makeScratchFolder();
  const kind = backingKind();
  const secrets = await generateSecrets();
  const since = performance.now();
  let backing: Backing | undefined;
  const teardown = async () => {
    await backing?.stop();
    removeData(join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    backing = await startBacking({
      kind,
      folder,
      password: secrets.postgresPassword,
      settings: throwawaySettings,
      progress: (text) => console.log(`… ${text}`),
    });
    await migrateAll(backing, secrets);
  } catch (error) {
    await teardown();
    throw error;
  }
  console.log(`✓ ${backing.describe}, five databases migrated   ${Math.round(performance.now() - since)} ms`);
  const { host, port, password } = backing.postgres;
  project.provide('hotmess', {
    kind,
    postgres: { host, port, password },
    databases: secrets.databases,
    natsUrl: backing.natsUrl,
  });
  return teardown;
}

async function migrateAll(backing: Backing, secrets: Secrets): Promise<void> {
  await Promise.all(
    services.map(async (service) => {
      await prepareDatabase(backing.postgres, secrets, service);
      await migrateDatabase(loginUrl(backing.postgres, secrets, service, 'migrator'), service);
    }),
  );
}
