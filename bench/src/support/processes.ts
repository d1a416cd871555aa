import { readFileSync, readdirSync } from 'node:fs';
import { commandLine } from '@hotmess/local/backing/process-identity';

/** A process of the stack. */
export interface ProcessInfo {
  readonly pid: number;
  /** What it is to a reader: `gateway`, `PostgreSQL`. */
  readonly name: string;
  /** Its command line. */
  readonly line: string;
}

/** A process and all that descends from it, parents first. Linux only. */
export function processTree(root: number): ProcessInfo[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const parent = parentOf(Number(entry));
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const found: number[] = [];
  const visit = (pid: number): void => {
    found.push(pid);
    for (const child of children.get(pid) ?? []) visit(child);
  };
  visit(root);
  return found.map((pid) => {
    const line = commandLine(pid) ?? '';
    return { pid, name: nameOf(line), line };
  });
}

/**
 * A process's proportional share of memory, in bytes: what it shares with others counts in parts, so that the sum over
 * all processes is what they really take.
 * @returns undefined where it has ended
 */
export function pssOf(pid: number): number | undefined {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}

/** Processor time by what took it, in milliseconds; see `cpuTimes`. */
export type CpuTimes = ReadonlyMap<string, number>;

/**
 * The processor time that a process and all below it have taken so far, by name; PostgreSQL's by the database that a
 * connection is to. Unlike the clock it hardly depends on what else the machine does. Linux only; empty elsewhere.
 */
export function cpuTimes(root: number): CpuTimes {
  const times = new Map<string, number>();
  if (process.platform !== 'linux') return times;
  for (const { pid, name, line } of processTree(root)) {
    const database = /^postgres: \w+ (\w+) /.exec(line)?.[1];
    const shown = name === 'PostgreSQL' ? `PostgreSQL ${database ?? 'itself'}` : name;
    times.set(shown, (times.get(shown) ?? 0) + cpuOf(pid));
  }
  return times;
}

/** Of one process, in milliseconds; children that ended are their parent's. */
function cpuOf(pid: number): number {
  const fields = statOf(pid);
  // Hundredths of a second on every Linux that Node runs on.
  return fields === undefined ? 0 : fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
}

function parentOf(pid: number): number | undefined {
  const fields = statOf(pid);
  return fields === undefined ? undefined : Number(fields[1]);
}

/** The fields of `stat` after the command's name, which may itself contain spaces and parentheses. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function nameOf(line: string): string {
  const service = /services\/([a-z]+)\/src\/main\.ts/.exec(line)?.[1];
  if (service !== undefined) return service;
  if (line.includes('gateway/src/main.ts')) return 'gateway';
  if (line.includes('scripts/bootstrap.mjs')) return line.startsWith('sh ') ? 'shell of npm' : 'bootstrap';
  if (line.includes('start-main.ts')) return 'supervisor';
  if (/^postgres|\/postgres /.test(line)) return 'PostgreSQL';
  if (line.includes('nats-server')) return 'nats-server';
  if (line.startsWith('npm ')) return 'npm';
  return line.includes('bench/src/main.ts') ? 'load generator' : (line.split(' ', 1)[0] ?? '');
}
