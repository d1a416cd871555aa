import { mkdirSync, rmSync } from 'node:fs';
import { PostgreSqlContainer } from '@testcontainers/postgresql';
import { GenericContainer, type StartedTestContainer, Wait, getContainerRuntimeClient } from 'testcontainers';
import { freePort } from './free-port.ts';
import type { NatsOptions, NatsServer } from './nats.ts';
import { readGreeting } from './nats-greeting.ts';
import { type PostgresOptions, type PostgresServer, localSettings, postgresUrl } from './postgres.ts';
import { Problem } from './problem.ts';

const postgresImage = 'postgres:18';
const natsImage = 'nats:2.12';

/**
 * PostgreSQL in a container (HOTMESS_BACKING=docker). Its data lives as long as the container does.
 *
 * @throws Problem when Docker does not answer or the container does not start
 */
export async function startPostgresContainer(options: PostgresOptions): Promise<PostgresServer> {
  // A port of our choice, since Docker gives another one at each start and a restarted server must be found again.
  const port = await freePort(options.port);
  const settings = { ...localSettings, ...options.settings };
  const container = await started(
    new PostgreSqlContainer(postgresImage)
      .withDatabase('postgres')
      .withUsername('postgres')
      .withPassword(options.password)
      .withEnvironment({
        POSTGRES_INITDB_ARGS: '--locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C',
      })
      .withExposedPorts({ container: 5432, host: port })
      .withCommand([
        'postgres',
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ])
      .start(),
  );
  const host = container.getHost();
  return {
    describe: `PostgreSQL 18 (container of ${postgresImage})`,
    host,
    port,
    password: options.password,
    logFile: options.logFile,
    daemon: () => undefined,
    pids: () => [],
    url: (database) => postgresUrl('postgres', options.password, host, port, database),
    stop: () => halt(container),
    start: () => resume(container),
    dispose: () => remove(container),
  };
}

/**
 * NATS in a container (HOTMESS_BACKING=docker), with its store in our folder as elsewhere. Not `@testcontainers/nats`:
 * that one insists on a user and a password, which a NATS_URL for the Node client cannot carry.
 *
 * @throws Problem when Docker does not answer or the container does not start
 */
export async function startNatsContainer(options: NatsOptions): Promise<NatsServer> {
  const port = await freePort(options.port);
  mkdirSync(options.storeDir, { recursive: true });
  const container = await started(
    new GenericContainer(natsImage)
      .withExposedPorts({ container: 4222, host: port })
      .withUser(`${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`)
      .withBindMounts([{ source: options.storeDir, target: '/data' }])
      .withCommand(['--jetstream', '--store_dir', '/data'])
      .withWaitStrategy(Wait.forLogMessage(/Server is ready/))
      .start(),
  );
  const host = container.getHost();
  const version = (await readGreeting(host, port))?.version ?? '?';
  return {
    describe: `nats-server ${version} (container of ${natsImage})`,
    url: `nats://${host}:${port}`,
    port,
    logFile: options.logFile,
    storeDir: options.storeDir,
    daemon: () => undefined,
    pids: () => [],
    stop: () => halt(container),
    async start() {
      mkdirSync(options.storeDir, { recursive: true });
      await resume(container);
      while ((await readGreeting(host, port))?.jetstream !== true)
        await new Promise((done) => setTimeout(done, 30));
    },
    async kill() {
      await (await runtimeOf(container)).kill();
    },
    dispose: () => remove(container),
    wipe: async () => rmSync(options.storeDir, { recursive: true, force: true }),
  };
}

async function started<C extends StartedTestContainer>(start: Promise<C>): Promise<C> {
  try {
    return await start;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Problem(`HOTMESS_BACKING=docker, but a container does not start: ${why}`);
  }
}

async function runtimeOf(container: StartedTestContainer) {
  const { container: client } = await getContainerRuntimeClient();
  return client.getById(container.getId());
}

/** Stops it and keeps it, so that it can be started again. */
async function halt(container: StartedTestContainer): Promise<void> {
  const runtime = await runtimeOf(container);
  if ((await runtime.inspect()).State.Running) await runtime.stop({ t: 10 });
}

async function remove(container: StartedTestContainer): Promise<void> {
  await halt(container);
  await (await runtimeOf(container)).remove({ v: true });
}

async function resume(container: StartedTestContainer): Promise<void> {
  await (await runtimeOf(container)).start();
}
