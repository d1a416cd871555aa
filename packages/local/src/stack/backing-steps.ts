import { join } from 'node:path';
import { type BackingKind, startNatsOf, startPostgresOf } from '../backing/backing.ts';
import type { NatsServer } from '../backing/nats.ts';
import { type PostgresServer, localSettings } from '../backing/postgres.ts';
import type { Ports } from './ports.ts';
import type { Steps } from './steps.ts';

export type LocalServers = { postgres: PostgresServer | undefined; nats: NatsServer | undefined };

export type LocalServersOptions = {
  kind: BackingKind;
  folder: string;
  ports: Ports;
  password: string;
  /** Which of the two are ours to start; the others are named by the environment. */
  wanted: { postgres: boolean; nats: boolean };
  steps: Steps;
  onPostgres(server: PostgresServer): void;
  onNats(server: NatsServer): void;
};

/**
 * Starts PostgreSQL and NATS side by side, one line each.
 *
 * @throws the first one's problem, after both have settled, so that what did start is known and can be stopped
 */
export async function startLocalServers(options: LocalServersOptions): Promise<LocalServers> {
  const { kind, folder, ports, password, wanted, steps } = options;
  const postgres = steps.run('PostgreSQL', async () => {
    if (!wanted.postgres) return { line: 'PostgreSQL as <SERVICE>_DATABASE_URL says', server: undefined };
    const server = await startPostgresOf(kind, {
      folder,
      password,
      postgresPort: ports.postgres,
      settings: localSettings,
    });
    options.onPostgres(server);
    return { line: `${server.describe} on ${server.host}:${server.port}`, server };
  });
  const nats = steps.run('NATS', async (progress) => {
    if (!wanted.nats) return { line: 'NATS as NATS_URL says', server: undefined };
    const server = await startNatsOf(kind, { folder, natsPort: ports.nats, progress });
    options.onNats(server);
    return { line: `${server.describe} on 127.0.0.1:${server.port}`, server };
  });
  const settled = await Promise.allSettled([postgres, nats]);
  for (const outcome of settled) if (outcome.status === 'rejected') throw outcome.reason;
  return { postgres: (await postgres).server, nats: (await nats).server };
}

/** The folders with data that `--fresh` deletes, besides PostgreSQL's. */
export function freshFolders(folder: string): string[] {
  return ['nats', 'logs', 'audit-heads.jsonl', 'stripe.jsonl'].map((name) => join(folder, name));
}
