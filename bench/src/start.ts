import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { quantile, ratios } from './rounds.ts';
import type { CleanUp } from './support/clean-up.ts';
import { type NpmStart, npmStart } from './support/npm-start.ts';
import { scratchFolder } from './support/scratch.ts';
import { type Findings, markdown, shownRatio } from './table.ts';

const ROUNDS = 2;

type Start = Pick<NpmStart, 'seconds' | 'steps'>;

/** Where the time of `npm start` goes, with and without compiled code and data of an earlier start. */
export async function measureStart(cleanUp: CleanUp): Promise<Findings> {
  const folder = scratchFolder(cleanUp);
  const compileCache = join(folder, 'compile-cache');
  const start = async (fresh: boolean): Promise<Start> => {
    const stack = await npmStart({ folder, compileCache, fresh }, cleanUp);
    await stack.stop();
    return stack;
  };
  const cold: Start[] = [];
  const warm: Start[] = [];
  const again: Start[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rmSync(compileCache, { recursive: true, force: true });
    cold.push(await start(true));
    warm.push(await start(true));
    again.push(await start(false));
  }
  const seconds = (starts: readonly Start[]) => starts.map((it) => it.seconds);
  const shown = (starts: readonly Start[]) => `${quantile(seconds(starts), 0.5).toFixed(1)} s`;
  return {
    rows: [
      {
        what: '`npm start`, installed, nothing made yet',
        measured: shown(warm),
        floor: `without compiled code: ${shown(cold)}`,
        ratio: shownRatio(ratios(seconds(warm), seconds(cold))),
        goal: '–',
        met: undefined,
      },
      {
        what: '`npm start`, with the data of an earlier one',
        measured: shown(again),
        floor: `without compiled code and data: ${shown(cold)}`,
        ratio: shownRatio(ratios(seconds(again), seconds(cold))),
        goal: '–',
        met: undefined,
      },
    ],
    notes: [
      `Start: ${ROUNDS} rounds, from npm's own start to "ready"; where it goes, in seconds (PostgreSQL and NATS side by side):`,
      stepTable([
        ['without compiled code', cold],
        ['with it, no data', warm],
        ['with it and data', again],
      ]),
    ],
  };
}

function stepTable(columns: readonly (readonly [string, readonly Start[]])[]): string {
  const names = [
    ...new Set(columns.flatMap(([, starts]) => starts.flatMap(({ steps }) => steps.map((it) => it.name)))),
  ];
  const median = (starts: readonly Start[], of: (start: Start) => number | undefined): string => {
    const found = starts.flatMap((start) => of(start) ?? []);
    return found.length === 0 ? '–' : quantile(found, 0.5).toFixed(1);
  };
  const step = (name: string) => (start: Start) => start.steps.find((it) => it.name === name)?.seconds;
  return markdown([
    ['Step', ...columns.map(([title]) => title)],
    ...names.map((name) => [name, ...columns.map(([, starts]) => median(starts, step(name)))]),
    ['all, npm included', ...columns.map(([, starts]) => median(starts, (start) => start.seconds))],
  ]);
}
