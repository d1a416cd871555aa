import type { DB } from '@hotmess/nightlife/generated/database';
import { listPopular, listPulse } from '@hotmess/nightlife/pulse/queries';
import { ANON } from '@hotmess/shared/db/actor';
import { cloneDatabase } from '@hotmess/shared/db/bootstrap';
import { type Database, openDatabase } from '@hotmess/shared/db/database';
import { inTurn, quantile, ratios } from './rounds.ts';
import type { CleanUp } from './support/clean-up.ts';
import { startNightlifeDatabase } from './support/nightlife-database.ts';
import { CITY, layHistory } from './support/pulse-history.ts';
import { scratchFolder } from './support/scratch.ts';
import { type Findings, type Row, shownRatio } from './table.ts';

const SMALL = { scans: Number(process.env['HOTMESS_BENCH_PULSE_SMALL'] ?? 50_000), days: 2 };
const LARGE = { scans: Number(process.env['HOTMESS_BENCH_PULSE_LARGE'] ?? 5_000_000), days: 27 };
const CONNECTIONS = 4;
const ROUNDS = 31;
const MILLISECONDS = 200;
const SMALL_DATABASE = 'nightlife_small';

type Ask = (database: Database<DB>) => Promise<readonly unknown[]>;
const QUESTIONS: Record<string, Ask> = {
  popular_beacons: (database) => listPopular(database.as(ANON), null, 20),
  "a city's pulse": (database) => listPulse(database.as(ANON), [CITY], 24),
};

/** What the public asks for, with many scans behind it and with a hundredth of them, in one server and one run. */
export async function measurePulse(cleanUp: CleanUp): Promise<Findings> {
  const place = await startNightlifeDatabase(scratchFolder(cleanUp), cleanUp);
  const moved = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  await cloneDatabase(moved(place.superuserUrl, 'postgres'), { service: 'nightlife', name: SMALL_DATABASE });
  const open = (url: string) => {
    const database = openDatabase<DB>({ url, maxConnections: CONNECTIONS, statementTimeout: 120_000 });
    cleanUp.add(() => database.close());
    return database;
  };
  const databases = { large: open(place.serviceUrl), small: open(moved(place.serviceUrl, SMALL_DATABASE)) };
  const small = await layHistory(moved(place.superuserUrl, SMALL_DATABASE), databases.small, SMALL);
  const large = await layHistory(place.superuserUrl, databases.large, LARGE);

  const rows: Row[] = [];
  for (const [what, ask] of Object.entries(QUESTIONS)) {
    const times = { large: [] as number[], small: [] as number[] };
    const sizes = ['large', 'small'] as const;
    for (const size of sizes) await millisecondsOf(ask, databases[size], 1_000);
    for (let round = 0; round < ROUNDS; round++)
      for (const size of inTurn(sizes, round))
        times[size].push(await millisecondsOf(ask, databases[size], MILLISECONDS));
    const ratio = ratios(times.large, times.small);
    rows.push({
      what: `${what}, ${LARGE.scans.toLocaleString('en-US')} scans`,
      measured: `${quantile(times.large, 0.5).toFixed(2)} ms`,
      floor: `${SMALL.scans.toLocaleString('en-US')} scans: ${quantile(times.small, 0.5).toFixed(2)} ms`,
      ratio: `${shownRatio(ratio)} of its time`,
      goal: '≤ 3.00',
      met: ratio.median <= 3,
    });
  }
  return {
    rows,
    notes: [
      `Pulse: as anyone signed out, by the queries of the subgraph, ${CONNECTIONS} connections, ${ROUNDS} rounds of ` +
        `${MILLISECONDS} ms each way; ${place.describe}. Publishing took ${large.millisecondsAnHour.toFixed(0)} ms an ` +
        `hour of the large history (${large.hours} hours), ${small.millisecondsAnHour.toFixed(0)} ms of the small one ` +
        `(${small.hours}).`,
    ],
  };
}

/** @returns milliseconds of an answer @throws where an answer is empty: it would be fast */
async function millisecondsOf(ask: Ask, database: Database<DB>, milliseconds: number): Promise<number> {
  const since = performance.now();
  let answers = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() - since < milliseconds) {
      if ((await ask(database)).length === 0) throw new Error('Nothing is published.');
      answers++;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, caller));
  return ((performance.now() - since) * CONNECTIONS) / answers;
}
