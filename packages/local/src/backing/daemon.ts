import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What starts a background process. */
export type DaemonOptions = {
  command: string;
  args: string[];
  /** The whole environment of the process; nothing is inherited. */
  env: Record<string, string>;
  /** Receives stdout and stderr; begun anew with each start unless `appendLog`. */
  logFile: string;
  appendLog?: boolean;
  cwd?: string;
  /** Another user to run as; only root can. */
  user?: { uid: number; gid: number } | undefined;
};

/** A background process that we started. */
export type Daemon = {
  pid: number;
  /** Resolves when the process has ended, with how: `exit code 1`, `signal SIGKILL`. */
  exited: Promise<string>;
  /** Whether it has ended. */
  hasExited(): boolean;
  /**
   * Sends the signal, waits, sends SIGKILL to what is left of its group, and resolves when it has ended.
   *
   * @param timeoutMs milliseconds until SIGKILL
   */
  stop(signal: NodeJS.Signals, timeoutMs: number): Promise<void>;
};

/**
 * Starts a process in its own group, so that a terminal's Ctrl-C reaches only us and we stop things in order. Its
 * output goes to a file and not through a pipe: it must outlive us without dying of SIGPIPE.
 *
 * @throws when the command cannot be started
 */
export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, options.appendLog ? 'a' : 'w');
  let child: ChildProcess;
  try {
    child = spawn(options.command, options.args, {
      detached: true,
      stdio: ['ignore', log, log],
      env: options.env,
      cwd: options.cwd ?? '/',
      ...options.user,
    });
  } finally {
    closeSync(log);
  }
  let ended = false;
  const exited = new Promise<string>((done) => {
    child.once('exit', (code, signal) => {
      ended = true;
      done(signal === null ? `exit code ${code}` : `signal ${signal}`);
    });
  });
  await new Promise<void>((started, failed) => {
    child.once('spawn', started);
    child.once('error', failed);
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${options.command} has no process id`);
  return {
    pid,
    exited,
    hasExited: () => ended,
    async stop(signal, timeoutMs) {
      if (ended) return;
      child.kill(signal);
      const timer = setTimeout(() => {
        if (!ended) killGroup(pid);
      }, timeoutMs);
      await exited;
      clearTimeout(timer);
    },
  };
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended in between.
  }
}

/** The last lines of a log, indented, for a message; empty when there is no log. */
export function logTail(file: string, lines = 12): string {
  try {
    const text = readFileSync(file, 'utf8').trimEnd();
    return text
      .split('\n')
      .slice(-lines)
      .map((line) => `    ${line.slice(0, 400)}`)
      .join('\n');
  } catch {
    return '';
  }
}
