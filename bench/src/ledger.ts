import { randomUUID } from 'node:crypto';
import type { DB } from '@hotmess/identity/generated/database';
import { countRanks } from '@hotmess/identity/jobs/count-ranks';
import { findOwnPlace, listLeaderboard } from '@hotmess/identity/leaderboard/queries';
import { findBalance } from '@hotmess/identity/xp/queries';
import { ANON, type Actor } from '@hotmess/shared/db/actor';
import { cloneDatabase } from '@hotmess/shared/db/bootstrap';
import { type Database, openDatabase } from '@hotmess/shared/db/database';
import pg from 'pg';
import { inTurn, quantile, ratios } from './rounds.ts';
import type { CleanUp } from './support/clean-up.ts';
import { ROWS_PER_PERSON, fillLedger, personOf } from './support/ledger-fill.ts';
import { startServiceDatabase } from './support/nightlife-database.ts';
import { scratchFolder } from './support/scratch.ts';
import { type Findings, type Row, perSecond, shownRatio } from './table.ts';

const SMALL = sized('HOTMESS_BENCH_LEDGER_SMALL', 100_000);
const LARGE = sized('HOTMESS_BENCH_LEDGER_LARGE', 10_000_000);
const MILLISECONDS = sized('HOTMESS_BENCH_LEDGER_MS', 1_000);
const ROUNDS = 9;
const CONNECTIONS = 4;
const APPENDERS = 8;

/** One of a database's two sizes. */
interface Sized {
  readonly people: number;
  readonly database: Database<DB>;
}

/** Balance, rank and top 100 of a large ledger against a small one; appending against a bare insert. */
export async function measureLedger(cleanUp: CleanUp): Promise<Findings> {
  const place = await startServiceDatabase('identity', scratchFolder(cleanUp), cleanUp);
  const [small, large] = [SMALL / ROWS_PER_PERSON, LARGE / ROWS_PER_PERSON];
  await fillLedger(place.superuserUrl, 0, small);
  await cloneDatabase(place.superuserUrl.replace(/identity$/, 'postgres'), {
    service: 'identity',
    name: 'identity_small',
  });
  await fillLedger(place.superuserUrl, small, large);
  const open = (url: string, people: number): Sized => {
    const database = openDatabase<DB>({ url, maxConnections: CONNECTIONS });
    cleanUp.add(() => database.close());
    return { people, database };
  };
  const smallUrl = place.serviceUrl.replace(/identity$/, 'identity_small');
  const sizes = { small: open(smallUrl, small), large: open(place.serviceUrl, large) };

  const rows: Row[] = [];
  for (const [what, read] of Object.entries(READS)) rows.push(await compareSizes(what, read, sizes));
  rows.push(
    await compareAppends(
      { superuser: place.superuserUrl.replace(/identity$/, 'identity_small'), service: smallUrl },
      sizes.small,
      cleanUp,
    ),
  );
  return {
    rows,
    notes: [
      `Ledger: ${SMALL.toLocaleString('en-US')} and ${LARGE.toLocaleString('en-US')} rows, ${ROWS_PER_PERSON} a ` +
        `person, everyone on the leaderboard; read as the person or as nobody over ${CONNECTIONS} connections, ` +
        `${ROUNDS} rounds of ${MILLISECONDS / 1000} s each way; ${place.describe}.`,
      `Appending: ${APPENDERS} clients, one row and one commit each time, with the trigger that keeps balance, month and ` +
        `place, while the job of the rank counts runs; the bare insert is of the same row into a table with the same ` +
        `partitions, keys and rows, without the trigger.`,
    ],
  };
}

type Read = (database: Database<DB>, actor: Actor, userId: string) => Promise<unknown>;

const READS: Record<string, Read> = {
  'XP balance': (database, actor, userId) => findBalance(database.as(actor), userId),
  'own rank': async (database, actor) => {
    if (!(await findOwnPlace(database.as(actor), 'all_time'))) throw new Error('He is not on the board.');
  },
  'own rank this month': async (database, actor) => {
    if (!(await findOwnPlace(database.as(actor), 'this_month'))) throw new Error('He is not on the board.');
  },
  'top 100': async (database) => {
    if ((await listLeaderboard(database.as(ANON), 'all_time')).length !== 100) throw new Error('Not 100.');
  },
};

async function compareSizes(
  what: string,
  read: Read,
  sizes: Readonly<Record<'small' | 'large', Sized>>,
): Promise<Row> {
  const names = ['small', 'large'] as const;
  const rates = { small: [] as number[], large: [] as number[] };
  for (const name of names) await readsPerSecond(read, sizes[name]);
  for (let round = 0; round < ROUNDS; round++)
    for (const name of inTurn(names, round)) rates[name].push(await readsPerSecond(read, sizes[name]));
  const cost = ratios(rates.small, rates.large);
  return {
    what: `${what}, ${LARGE.toLocaleString('en-US')} ledger rows`,
    measured: perSecond(quantile(rates.large, 0.5)),
    floor: `${SMALL.toLocaleString('en-US')} rows: ${perSecond(quantile(rates.small, 0.5))}`,
    ratio: `${shownRatio(cost)} of its cost`,
    goal: '≤ 2.00',
    met: cost.median <= 2,
  };
}

async function readsPerSecond(read: Read, { people, database }: Sized): Promise<number> {
  const since = performance.now();
  let done = 0;
  const client = async (): Promise<void> => {
    while (performance.now() - since < MILLISECONDS) {
      const userId = personOf(Math.floor(Math.random() * people));
      await read(database, personActor(userId), userId);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  return (done / (performance.now() - since)) * 1_000;
}

function personActor(userId: string): Actor {
  return { role: 'app_user', userId, sessionId: userId, authTime: 0, restricted: false };
}

const COLUMNS = 'user_id, type, points, source, source_event_id, occurred_at';

/** A statement of each side, by the same role: one has the ledger's trigger, the other nothing but the row. */
async function compareAppends(
  urls: { readonly superuser: string; readonly service: string },
  { people, database }: Sized,
  cleanUp: CleanUp,
): Promise<Row> {
  await makeBareTable(urls.superuser);
  const clients = Array.from({ length: APPENDERS }, () => new pg.Client({ connectionString: urls.service }));
  await Promise.all(
    clients.map(async (client) => {
      await client.connect();
      await client.query(`set role system`);
    }),
  );
  cleanUp.add(() => Promise.all(clients.map((client) => client.end())));
  const appends = async (table: string): Promise<number> => {
    const since = performance.now();
    let done = 0;
    const append = async (client: pg.Client): Promise<void> => {
      while (performance.now() - since < MILLISECONDS) {
        const userId = personOf(Math.floor(Math.random() * people));
        await client.query({
          name: table,
          text: `insert into ${table} (${COLUMNS}) values ($1, 'beacon_scan', 10, 'nightlife', $2, now())`,
          values: [userId, randomUUID()],
        });
        done += 1;
      }
    };
    await Promise.all(clients.map(append));
    return (done / (performance.now() - since)) * 1_000;
  };
  const stopping = new AbortController();
  const counting = countUntil(database, stopping.signal);
  const tables = ['xp_events', 'bare_events'] as const;
  const rates = { xp_events: [] as number[], bare_events: [] as number[] };
  for (const table of tables) await appends(table);
  for (let round = 0; round < ROUNDS; round++)
    for (const table of inTurn(tables, round)) rates[table].push(await appends(table));
  stopping.abort();
  await counting;
  const ratio = ratios(rates.xp_events, rates.bare_events);
  return {
    what: `Appending to the ledger, ${APPENDERS} clients`,
    measured: perSecond(quantile(rates.xp_events, 0.5)),
    floor: `bare insert of the same row: ${perSecond(quantile(rates.bare_events, 0.5))}`,
    ratio: shownRatio(ratio),
    goal: '≥ 0.60',
    met: ratio.median >= 0.6,
  };
}

/** The job of the rank counts, as often as the service runs it. */
async function countUntil(database: Database<DB>, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await countRanks(database, stopping);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

async function makeBareTable(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`
      create table bare_events (like xp_events including defaults including constraints) partition by hash (user_id);
      alter table bare_events add primary key (user_id, id), add unique (user_id, type, source, source_event_id);
      do $$ begin
        for part in 0..7 loop
          execute format('create table bare_events_%s partition of bare_events for values with (modulus 8, remainder %1$s)', part);
        end loop;
      end $$;
      insert into bare_events select * from xp_events;
      grant insert on bare_events to system`);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** Another size, to see that it runs. */
function sized(variable: string, usual: number): number {
  return Number(process.env[variable] ?? usual);
}
