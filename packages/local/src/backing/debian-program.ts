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

const execute = promisify(execFile);
const UNPACKED = "Debian's package, unpacked";

/** A program, and where it came from, for people. */
export type Found = { path: string; from: string };

/** A program on the PATH, or one that an earlier run unpacked; undefined where there is neither. */
export function findProgram(program: string): Found | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, program);
    if (folder !== '' && isExecutable(path)) return { path, from: 'on the PATH' };
  }
  const path = keptPaths(program).find(isExecutable);
  return path === undefined ? undefined : { path, from: UNPACKED };
}

/** True where a program is on the PATH. */
export function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => isExecutable(join(folder, program)));
}

/** Where a program that was unpacked is kept. */
function keptPaths(program: string): string[] {
  return toolFolders().map((folder) => join(folder, program));
}

/** The user's cache first: it outlives the checkout. The second is for machines where there is none. */
function toolFolders(): string[] {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return [join(cache, 'hotmess'), join(stateFolder, 'tools')];
}

/**
 * Downloads and unpacks one of Debian's packages, and keeps a program of it where `findProgram` looks.
 * @param progress is told what takes long
 * @throws where this is not Debian, or the package cannot be had
 */
export async function fetchProgram(
  packageName: string,
  program: string,
  progress: (text: string) => void = () => {},
): Promise<Found> {
  progress(`downloading Debian's ${packageName}`);
  const work = mkdtempSync(join(tmpdir(), 'hotmess-program-'));
  try {
    try {
      await execute('apt-get', ['download', packageName], { cwd: work, timeout: 120_000 });
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
      await execute('apt-get', [...options, 'download', packageName], { cwd: work, timeout: 120_000 });
    }
    const archive = readdirSync(work).find((name) => name.endsWith('.deb'));
    if (archive === undefined) throw new Error('apt-get brought no package');
    await execute('dpkg', ['-x', join(work, archive), join(work, 'unpacked')]);
    const paths = ['usr/sbin', 'usr/bin'].map((folder) => join(work, 'unpacked', folder, program));
    return { path: keep(paths.find(isExecutable) ?? '', keptPaths(program)), from: UNPACKED };
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

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
