import { execFile } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { stateFolder } from '../repository.ts';
import { Problem } from './problem.ts';

const execute = promisify(execFile);

/** How nats-server is run on this machine. */
export type NatsSource =
  { kind: 'program'; path: string; from: string } | { kind: 'docker'; image: string; from: string };

const dockerImage = 'nats:2.12';

/**
 * Finds nats-server: on the PATH; unpacked by an earlier run; Debian's package, unpacked without installing it;
 * else Docker. What is downloaded is kept in the user's cache folder, so that a fresh clone finds it.
 *
 * @param progress is told what takes long
 * @throws Problem that says how to get it
 */
export async function findNatsServer(progress: (text: string) => void = () => {}): Promise<NatsSource> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, 'nats-server');
    if (folder !== '' && isExecutable(path)) return { kind: 'program', path, from: 'on the PATH' };
  }
  const kept = toolFolders().map((folder) => join(folder, 'nats-server'));
  const unpacked = kept.find(isExecutable);
  if (unpacked !== undefined) return { kind: 'program', path: unpacked, from: "Debian's package, unpacked" };

  let reason = 'this is not a Debian system';
  if (isOnPath('apt-get') && isOnPath('dpkg')) {
    try {
      progress("downloading Debian's nats-server");
      return {
        kind: 'program',
        path: await unpackDebian(kept, progress),
        from: "Debian's package, unpacked",
      };
    } catch (error) {
      reason = `Debian's package could not be downloaded (${lastLine(error)})`;
    }
  }
  if (isOnPath('docker') && (await dockerAnswers())) {
    return { kind: 'docker', image: dockerImage, from: `Docker, ${dockerImage}` };
  }
  throw new Problem(
    `nats-server is not on the PATH, ${reason}, and Docker does not answer. Install it ` +
      '(apt-get install nats-server, brew install nats-server, or a release of github.com/nats-io/nats-server), ' +
      'or name a running one in NATS_URL.',
  );
}

/** The user's cache first: it outlives the checkout. The second is for machines where there is none. */
function toolFolders(): string[] {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return [join(cache, 'hotmess'), join(stateFolder, 'tools')];
}

/** Downloads and unpacks the package, and keeps the program at the first of the paths that can be written. */
async function unpackDebian(kept: string[], progress: (text: string) => void): Promise<string> {
  const work = mkdtempSync(join(tmpdir(), 'hotmess-nats-'));
  try {
    try {
      await execute('apt-get', ['download', 'nats-server'], { cwd: work, timeout: 120_000 });
    } catch {
      // Package lists that are empty or old are fetched into folders of our own: that needs no root, and the
      // machine's own state stays as it is.
      progress('fetching package lists, a minute at most');
      for (const folder of ['lists/partial', 'cache/archives/partial']) {
        mkdirSync(join(work, folder), { recursive: true });
      }
      const options = [
        `Dir::State::lists=${join(work, 'lists')}`,
        `Dir::Cache=${join(work, 'cache')}`,
        'Acquire::Languages=none',
        // The folder is ours alone, which apt's own user could not enter.
        'APT::Sandbox::User=',
      ].flatMap((option) => ['-o', option]);
      await execute('apt-get', [...options, '-qq', 'update'], { cwd: work, timeout: 300_000 });
      await execute('apt-get', [...options, 'download', 'nats-server'], { cwd: work, timeout: 120_000 });
    }
    const archive = readdirSync(work).find((name) => name.endsWith('.deb'));
    if (archive === undefined) throw new Error('apt-get brought no package');
    await execute('dpkg', ['-x', join(work, archive), join(work, 'unpacked')]);
    const program = ['usr/sbin', 'usr/bin'].map((folder) => join(work, 'unpacked', folder, 'nats-server'));
    return keep(program.find(isExecutable) ?? '', kept);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function keep(program: string, kept: string[]): string {
  for (const path of kept) {
    try {
      const unfinished = `${path}.${process.pid}`;
      mkdirSync(dirname(path), { recursive: true });
      copyFileSync(program, unfinished);
      chmodSync(unfinished, 0o755);
      renameSync(unfinished, path);
      return path;
    } catch {
      continue;
    }
  }
  throw new Error('no folder to keep it in');
}

async function dockerAnswers(): Promise<boolean> {
  try {
    await execute('docker', ['info'], { timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => isExecutable(join(folder, program)));
}

function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n').at(-1) ?? text;
}
