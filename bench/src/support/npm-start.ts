import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@hotmess/local/repository';
import type { CleanUp } from './clean-up.ts';
import { freePorts, plainEnvironment } from '@hotmess/local/testing/plain-start';
import { type ProcessInfo, processTree } from './processes.ts';

/** A step of the start, in seconds. */
export interface StartStep {
  readonly name: string;
  readonly seconds: number;
}

/** A stack that npm started, npm itself and the bootstrap in front of it included. */
export interface NpmStart {
  /** From npm's own start to "ready", in seconds. */
  readonly seconds: number;
  /** As the stack tells them. */
  readonly steps: readonly StartStep[];
  /** npm and everything below it. */
  processes(): ProcessInfo[];
  stop(): Promise<void>;
}

export interface NpmStartOptions {
  /** Holds the data. */
  readonly folder: string;
  /** Where Node keeps compiled code. */
  readonly compileCache: string;
  /** Whether the data of earlier runs is deleted first. */
  readonly fresh: boolean;
}

const READY = /is ready after ([\d.]+) s: (.*)/;
const PATIENCE = 120_000;

/**
 * Runs `npm start` with the same chain of processes as in the checkout, npm, bootstrap, supervisor, but on other ports
 * and with other data, so that it disturbs no stack that runs there.
 * @throws with the end of its output where it does not become ready
 */
export async function npmStart(options: NpmStartOptions, cleanUp: CleanUp): Promise<NpmStart> {
  const { folder, compileCache, fresh } = options;
  const env = { ...plainEnvironment(), ...(await freePorts()), NODE_COMPILE_CACHE: compileCache };
  const since = performance.now();
  const child = spawn('npm', ['start', '--', ...(fresh ? ['--fresh'] : []), join(folder, 'state')], {
    cwd: packageFolder(folder),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = () => stopTree(child, ended);
  cleanUp.add(stop);
  const line = await readyLine(child);
  return {
    seconds: (performance.now() - since) / 1000,
    steps: line[2]!.split(' · ').map((text) => {
      const [, name = text, seconds = 'NaN'] = /^(.*) ([\d.]+) s$/.exec(text) ?? [];
      return { name, seconds: Number(seconds) };
    }),
    processes: () => processTree(child.pid!),
    stop,
  };
}

/** A package whose only script is our start: npm runs what it finds in its folder. */
function packageFolder(folder: string): string {
  const place = join(folder, 'npm');
  mkdirSync(place, { recursive: true });
  const script = (path: string) => JSON.stringify(join(repositoryRoot, path));
  writeFileSync(
    join(place, 'package.json'),
    JSON.stringify({
      name: 'hotmess-bench-start',
      version: '0.0.0',
      private: true,
      scripts: {
        start: `node ${script('scripts/bootstrap.mjs')} ${script('bench/src/support/start-main.ts')}`,
      },
    }),
  );
  return place;
}

function readyLine(child: ChildProcess): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (why: string) => reject(new Error(`npm start ${why}:\n${text.slice(-2_000)}`));
    const timer = setTimeout(() => fail(`was not ready after ${PATIENCE / 1000} s`), PATIENCE);
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const match = READY.exec(text);
      if (!match || !text.includes('\n', match.index)) return;
      clearTimeout(timer);
      resolve(match);
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    child.once('error', (error) => fail(`does not start: ${error.message}`));
    child.once('exit', () => {
      clearTimeout(timer);
      fail('ended');
    });
  });
}

/** Asks the supervisor, which stops everything in order; npm and the bootstrap end with it. */
async function stopTree(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const tree = processTree(child.pid!);
  const supervisor = tree.find(({ name }) => name === 'supervisor');
  process.kill(supervisor?.pid ?? child.pid!, 'SIGTERM');
  const patience = setTimeout(() => {
    for (const { pid } of processTree(child.pid!).toReversed()) kill(pid);
  }, 40_000);
  await ended;
  clearTimeout(patience);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in between.
  }
}
