import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { type Daemon, logTail, startDaemon } from './daemon.ts';
import { freePort } from './free-port.ts';
import { type NatsSource, findNatsServer } from './nats-binary.ts';
import { readGreeting } from './nats-greeting.ts';
import { Problem } from './problem.ts';
import { commandLine, endProcess, identify } from './process-identity.ts';

export type NatsOptions = {
  /** JetStream's folder. */
  storeDir: string;
  /** TCP port on 127.0.0.1; 0: any free one. */
  port: number;
  logFile: string;
  /** Where the program comes from; looked for when it is not given. */
  source?: NatsSource;
};

export type NatsServer = {
  /** For people: `nats-server 2.9.10 (on the PATH)`. */
  describe: string;
  url: string;
  port: number;
  logFile: string;
  /** JetStream's folder; a test may copy it away and put it back while the server is stopped. */
  storeDir: string;
  /** The running process; another one after `start`. Undefined in a container. */
  daemon(): Daemon | undefined;
  pids(): number[];
  stop(): Promise<void>;
  /** Starts again on the same port and store. */
  start(): Promise<void>;
  /** Ends it with SIGKILL, as a crash would. */
  kill(): Promise<void>;
  /** Deletes everything that it keeps, streams and consumers too; it must be stopped. */
  wipe(): Promise<void>;
  /** Stops it for good; its store stays. */
  dispose(): Promise<void>;
};

/**
 * Starts a real nats-server with JetStream on 127.0.0.1.
 *
 * @throws Problem when it does not start, with the end of its log
 */
export async function startNats(options: NatsOptions): Promise<NatsServer> {
  const source = options.source ?? (await findNatsServer());
  await settleNatsLeftover(options.storeDir);
  const port = await freePort(options.port);
  let daemon: Daemon | undefined;
  const launch = async () => {
    const started = await spawnServer(source, options, port);
    daemon = started.daemon;
    return started.version;
  };
  const version = await launch();
  return {
    describe: `nats-server ${version} (${source.from})`,
    url: `nats://127.0.0.1:${port}`,
    port,
    logFile: options.logFile,
    storeDir: options.storeDir,
    daemon: () => daemon,
    pids: () => (daemon === undefined || daemon.hasExited() ? [] : [daemon.pid]),
    stop: async () => daemon?.stop('SIGTERM', 10_000),
    dispose: async () => daemon?.stop('SIGTERM', 10_000),
    start: async () => void (await launch()),
    kill: async () => {
      if (source.kind === 'docker') removeContainer(port);
      await daemon?.stop('SIGKILL', 1000);
    },
    wipe: async () => rmSync(options.storeDir, { recursive: true, force: true }),
  };
}

const pidFile = (storeDir: string) => `${storeDir}.pid`;

/** Stops a server of ours that a killed run left on this store: two on one store would ruin it. */
export async function settleNatsLeftover(storeDir: string): Promise<void> {
  if (!existsSync(pidFile(storeDir))) return;
  const identity = identify(Number(readFileSync(pidFile(storeDir), 'utf8')));
  if (identity === undefined) return;
  const line = commandLine(identity.pid) ?? '';
  const isOurs = line.includes('nats-server ') && line.endsWith(`--store_dir ${storeDir}`);
  if (isOurs) await endProcess(identity, 'SIGTERM', 10_000);
}

async function spawnServer(
  source: NatsSource,
  options: NatsOptions,
  port: number,
): Promise<{ daemon: Daemon; version: string }> {
  mkdirSync(options.storeDir, { recursive: true });
  const common = {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/' },
    logFile: options.logFile,
  };
  if (source.kind === 'docker') removeContainer(port);
  const daemon = await startDaemon(
    source.kind === 'program'
      ? {
          ...common,
          command: source.path,
          args: serverArguments(options.storeDir, port),
        }
      : { ...common, command: 'docker', args: dockerArguments(source.image, options.storeDir, port) },
  );
  const giveUp = Date.now() + (source.kind === 'docker' ? 120_000 : 20_000);
  for (;;) {
    const greeting = await readGreeting('127.0.0.1', port);
    if (greeting?.jetstream === true && !daemon.hasExited()) return { daemon, version: greeting.version };
    if (daemon.hasExited() || Date.now() > giveUp) {
      await daemon.stop('SIGTERM', 1000);
      throw new Problem(
        `nats-server did not start on port ${port}. Its log says:\n${logTail(options.logFile)}`,
      );
    }
    await new Promise((done) => setTimeout(done, 15));
  }
}

function serverArguments(storeDir: string, port: number): string[] {
  const network = ['--addr', '127.0.0.1', '--port', String(port), '--pid', pidFile(storeDir)];
  return [...network, '--jetstream', '--store_dir', storeDir];
}

/** In the foreground: the docker client is then a process like the server itself, and passes SIGTERM on. */
function dockerArguments(image: string, storeDir: string, port: number): string[] {
  const user = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;
  const published = `127.0.0.1:${port}:4222`;
  const run = ['run', '--rm', '--name', containerName(port), '--user', user, '-p', published];
  return [...run, '-v', `${storeDir}:/data`, image, '--jetstream', '--store_dir', '/data'];
}

const containerName = (port: number) => `hotmess-nats-${port}`;

function removeContainer(port: number): void {
  try {
    execFileSync('docker', ['rm', '-f', containerName(port)], { stdio: 'ignore' });
  } catch {
    // There was none.
  }
}
