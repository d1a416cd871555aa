import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { NatsServer } from './nats.ts';
import { startNats } from './nats.ts';
import { findNatsServer } from './nats-binary.ts';
import type { PostgresServer } from './postgres.ts';
import { startPostgres } from './postgres.ts';
import { Problem } from './problem.ts';

export type BackingKind = 'embedded' | 'docker';

export type BackingOptions = {
  /** `embedded` unless HOTMESS_BACKING says otherwise. */
  kind?: BackingKind;
  /** Holds `postgres/`, `nats/` and `logs/`. */
  folder: string;
  /** 0: any free port. */
  postgresPort?: number;
  natsPort?: number;
  /** The superuser's password. */
  password: string;
  settings?: Record<string, string>;
  progress?: (text: string) => void;
};

/** A running PostgreSQL and a running NATS server. */
export type Backing = {
  /** What was used, for people. */
  describe: string;
  postgres: PostgresServer;
  nats: NatsServer;
  natsUrl: string;
  pids(): number[];
  /** Stops both for good; the data of embedded ones stays where it is. */
  stop(): Promise<void>;
};

/**
 * Which kind of backing the environment asks for.
 *
 * @throws Problem when HOTMESS_BACKING is something else
 */
export function backingKind(env: NodeJS.ProcessEnv = process.env): BackingKind {
  const wanted = env['HOTMESS_BACKING'] ?? 'embedded';
  if (wanted === 'embedded' || wanted === 'docker') return wanted;
  throw new Problem(`HOTMESS_BACKING is "${wanted}": it can be embedded or docker.`);
}

/** Starts one PostgreSQL of the asked kind; see `startPostgres`. */
export async function startPostgresOf(kind: BackingKind, options: BackingOptions): Promise<PostgresServer> {
  const specific = {
    dataDir: join(options.folder, 'postgres'),
    port: options.postgresPort ?? 0,
    password: options.password,
    logFile: join(options.folder, 'logs', 'postgres.log'),
    ...(options.settings === undefined ? {} : { settings: options.settings }),
  };
  if (kind === 'embedded') return startPostgres(specific);
  const { startPostgresContainer } = await import('./containers.ts');
  return startPostgresContainer(specific);
}

/** Starts one NATS server of the asked kind; see `startNats`. */
export async function startNatsOf(
  kind: BackingKind,
  options: Pick<BackingOptions, 'folder' | 'natsPort' | 'progress'>,
): Promise<NatsServer> {
  const specific = {
    storeDir: join(options.folder, 'nats'),
    port: options.natsPort ?? 0,
    logFile: join(options.folder, 'logs', 'nats.log'),
  };
  if (kind === 'embedded') return startNats({ ...specific, source: await findNatsServer(options.progress) });
  const { startNatsContainer } = await import('./containers.ts');
  return startNatsContainer(specific);
}

/**
 * Starts both at once.
 *
 * @throws Problem when one does not start; the other one is stopped then
 */
export async function startBacking(options: BackingOptions): Promise<Backing> {
  const kind = options.kind ?? backingKind();
  mkdirSync(options.folder, { recursive: true });
  const [postgres, nats] = await Promise.allSettled([
    startPostgresOf(kind, options),
    startNatsOf(kind, options),
  ]);
  if (postgres.status === 'rejected' || nats.status === 'rejected') {
    if (postgres.status === 'fulfilled') await postgres.value.dispose();
    if (nats.status === 'fulfilled') await nats.value.dispose();
    throw postgres.status === 'rejected'
      ? postgres.reason
      : nats.status === 'rejected'
        ? nats.reason
        : undefined;
  }
  return {
    describe: `${postgres.value.describe}, ${nats.value.describe}`,
    postgres: postgres.value,
    nats: nats.value,
    natsUrl: nats.value.url,
    pids: () => [...postgres.value.pids(), ...nats.value.pids()],
    async stop() {
      await Promise.all([postgres.value.dispose(), nats.value.dispose()]);
    },
  };
}
