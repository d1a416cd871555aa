import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CleanUp } from './support/clean-up.ts';
import { npmStart } from './support/npm-start.ts';
import { pssOf } from './support/processes.ts';
import { scratchFolder } from './support/scratch.ts';
import type { Findings } from './table.ts';

const GOAL = 700;
/** Longer than a connection rests in a pool: those that the start needed are closed by then. */
const IDLE_SECONDS = 45;
const MEGABYTE = 1_000_000;

/** What the whole local stack takes when nobody uses it. */
export async function measureMemory(cleanUp: CleanUp): Promise<Findings> {
  if (process.platform !== 'linux')
    return { rows: [], notes: ['Memory: not measured; it needs /proc/<pid>/smaps_rollup of Linux.'] };
  const folder = scratchFolder(cleanUp);
  const compileCache = join(folder, 'compile-cache');
  // The second start, as most are: with data and compiled code.
  await (await npmStart({ folder, compileCache, fresh: false }, cleanUp)).stop();
  const stack = await npmStart({ folder, compileCache, fresh: false }, cleanUp);
  await sleep(IDLE_SECONDS * 1000);

  const shares = new Map<string, { bytes: number; count: number }>();
  for (const { pid, name } of stack.processes()) {
    const bytes = pssOf(pid);
    if (bytes === undefined) continue;
    const { bytes: before, count } = shares.get(name) ?? { bytes: 0, count: 0 };
    shares.set(name, { bytes: before + bytes, count: count + 1 });
  }
  await stack.stop();
  const total = [...shares.values()].reduce((sum, { bytes }) => sum + bytes, 0) / MEGABYTE;
  const each = [...shares]
    .toSorted(([, one], [, other]) => other.bytes - one.bytes)
    .map(([name, { bytes, count }]) => {
      const many = count > 1 ? ` (${count} processes)` : '';
      return `${name}${many} ${Math.round(bytes / MEGABYTE)}`;
    });
  return {
    rows: [
      {
        what: 'Idle memory of the local stack',
        measured: `${total.toFixed(0)} MB`,
        floor: '–',
        ratio: '–',
        goal: `≤ ${GOAL} MB`,
        met: total <= GOAL,
      },
    ],
    notes: [
      `Memory: PSS ${IDLE_SECONDS} s after "ready", in MB, of every process that \`npm start\` leaves running, npm, its ` +
        `shell and the bootstrap included: ${each.join(', ')}.`,
    ],
  };
}
