import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ProcessIdentity,
  commandLine,
  endProcess,
  identify,
  stillRuns,
} from '../backing/process-identity.ts';
import { readPostmasterPid } from '../backing/postmaster-pid.ts';

const prefix = 'hotmess-test-';

/** A folder for one run's throwaway servers, marked with who uses it. */
export function makeScratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  // As root PostgreSQL runs as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(identify(process.pid)));
  return folder;
}

/** Ends the servers and deletes the folders of runs that were killed before they could. */
export async function sweepScratchFolders(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    try {
      const owner = JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')) as ProcessIdentity;
      if (stillRuns(owner)) continue;
      for (const identity of leftoverServers(folder)) await endProcess(identity, 'SIGQUIT', 3000);
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's, or being made or deleted at this moment by another run.
    }
  }
}

function leftoverServers(folder: string): ProcessIdentity[] {
  const pids = [readPostmasterPid(join(folder, 'postgres'))?.pid, readPid(join(folder, 'nats.pid'))];
  return pids.flatMap((pid) => {
    const identity = pid === undefined ? undefined : identify(pid);
    return identity === undefined || !(commandLine(identity.pid) ?? '').includes(folder) ? [] : [identity];
  });
}

function readPid(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
