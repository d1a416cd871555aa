import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, endProcess, identify } from './process-identity.ts';

/** The lines of postmaster.pid that we use; the server writes it and keeps its last line current. */
export type PostmasterPid = { pid: number; dataDir: string; port: number; ready: boolean };

/** Reads the text of a postmaster.pid; undefined when it is not one (yet). */
export function parsePostmasterPid(text: string): PostmasterPid | undefined {
  const [pid, dataDir, , port, , , , status] = text.split('\n').map((line) => line.trim());
  if (pid === undefined || dataDir === undefined || !/^\d+$/.test(pid)) return undefined;
  return { pid: Number(pid), dataDir, port: Number(port ?? 0), ready: status === 'ready' };
}

/** The postmaster.pid of a data folder, undefined when there is none. */
export function readPostmasterPid(dataDir: string): PostmasterPid | undefined {
  try {
    return parsePostmasterPid(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Puts a data folder in order after a kill -9: a server of ours that still runs on it is shut down cleanly; the file
 * of a server that is gone is deleted when its pid meanwhile belongs to somebody else, whom nothing happens to.
 */
export async function settlePostgresLeftover(dataDir: string): Promise<void> {
  const leftover = readPostmasterPid(dataDir);
  if (leftover === undefined) return;
  const identity = identify(leftover.pid);
  // Without such a process PostgreSQL sorts it out itself, and checks for shared memory still in use as well.
  if (identity === undefined) return;
  if (!isServerOf(leftover.pid, dataDir)) {
    rmSync(join(dataDir, 'postmaster.pid'), { force: true });
    return;
  }
  await endProcess(identity, 'SIGINT', 15_000);
}

function isServerOf(pid: number, dataDir: string): boolean {
  const line = commandLine(pid) ?? '';
  return [dataDir, realpathSync(dataDir)].some((folder) => line.includes(`/postgres -D ${folder} `));
}
