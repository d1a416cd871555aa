import { randomUUID } from 'node:crypto';
import { BEACON_COLUMNS } from '@hotmess/nightlife/beacon/rows';
import type { DB } from '@hotmess/nightlife/generated/database';
import type { Actor } from '@hotmess/shared/db/actor';
import { openDatabase } from '@hotmess/shared/db/database';
import { typeParsers } from '@hotmess/shared/db/types';
import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { inTurn, quantile, ratios } from './rounds.ts';
import type { CleanUp } from './support/clean-up.ts';
import { furnish } from './support/fixtures.ts';
import { startNightlifeDatabase } from './support/nightlife-database.ts';
import { scratchFolder } from './support/scratch.ts';
import { type Findings, type Row, perSecond, shownRatio } from './table.ts';

const BEACONS = 10_000;
const CONNECTIONS = 4;
const ROUNDS = 61;
const MILLISECONDS = 100;
const WARM_UP = 1_000;

/** One read of one beacon; `client` says which of the four connections asks. */
type Read = (id: string, client: number) => Promise<unknown>;

/** Reading one row as an actor, against bare `pg` without RLS and against Kysely as it comes. */
export async function measureReads(cleanUp: CleanUp): Promise<Findings> {
  const place = await startNightlifeDatabase(scratchFolder(cleanUp), cleanUp);
  const { ids } = await furnish(place.superuserUrl, BEACONS);
  const ways = {
    bare: await bareRead(place.superuserUrl, cleanUp),
    ...actorReads(place.serviceUrl, cleanUp),
    stock: stockRead(place.serviceUrl, cleanUp),
  };
  const names = Object.keys(ways) as (keyof typeof ways)[];
  for (const name of names) await readsPerSecond(ways[name], ids, WARM_UP);

  const rates = { bare: [], actor: [], compiled: [], stock: [] } as Record<keyof typeof ways, number[]>;
  for (let round = 0; round < ROUNDS; round++)
    for (const name of inTurn(names, round))
      rates[name].push(await readsPerSecond(ways[name], ids, MILLISECONDS));

  const row = (what: string, measured: number[], floor: number[], against: string, goal: number): Row => {
    const ratio = ratios(measured, floor);
    return {
      what,
      measured: perSecond(quantile(measured, 0.5)),
      floor: `${against}: ${perSecond(quantile(floor, 0.5))}`,
      ratio: shownRatio(ratio),
      goal: `≥ ${goal.toFixed(2)}`,
      met: ratio.median >= goal,
    };
  };
  const { bare, actor, compiled, stock } = rates;
  return {
    rows: [
      row('Read by key as an actor (RLS)', actor, bare, 'bare pg, prepared, no RLS', 0.7),
      row('… query compiled once', compiled, bare, 'bare pg, prepared, no RLS', 0.85),
      row('… against four round trips', actor, stock, 'stock Kysely, RLS, four round trips', 2.2),
    ],
    notes: [
      `Reads: ${CONNECTIONS} connections, ${BEACONS.toLocaleString('en-US')} beacons of nightlife, ${ROUNDS} rounds ` +
        `of ${MILLISECONDS} ms each way; ${place.describe}.`,
    ],
  };
}

/** The floor: a connection for each caller, a prepared statement, and a superuser whom RLS does not bind. */
async function bareRead(url: string, cleanUp: CleanUp): Promise<Read> {
  const text = `select ${BEACON_COLUMNS.map((column) => `"${column}"`).join(', ')} from "beacons" where "id" = $1`;
  const clients = Array.from(
    { length: CONNECTIONS },
    () => new pg.Client({ connectionString: url, types: typeParsers }),
  );
  await Promise.all(clients.map((client) => client.connect()));
  cleanUp.add(() => Promise.all(clients.map((client) => client.end())));
  return async (id, client) => (await clients[client]!.query({ name: 'beacon', text, values: [id] })).rows[0];
}

/** The kernel's door for reads, opened for each read as each request does; and the same with a query compiled once. */
function actorReads(url: string, cleanUp: CleanUp): { actor: Read; compiled: Read } {
  const database = openDatabase<DB>({ url, maxConnections: CONNECTIONS });
  cleanUp.add(() => database.close());
  const actor = person();
  const query = (db: Kysely<DB>, id: string) =>
    db.selectFrom('beacons').select(BEACON_COLUMNS).where('id', '=', id);
  const once: CompiledQuery = query(database.as(actor), randomUUID()).compile();
  return {
    actor: (id) => query(database.as(actor), id).executeTakeFirst(),
    compiled: async (id) => (await database.as(actor).executeQuery({ ...once, parameters: [id] })).rows[0],
  };
}

/** Kysely as it comes: begin, set_config, query and commit are four round trips. */
function stockRead(url: string, cleanUp: CleanUp): Read {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, types: typeParsers });
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  cleanUp.add(() => kysely.destroy());
  const actor = person();
  return (id) =>
    kysely.transaction().execute(async (trx) => {
      await sql`select set_config('role', ${actor.role}, true), set_config('app.user_id', ${actor.userId}, true)`.execute(
        trx,
      );
      return trx.selectFrom('beacons').select(BEACON_COLUMNS).where('id', '=', id).executeTakeFirst();
    });
}

function person() {
  const userId = randomUUID();
  return {
    role: 'app_user',
    userId,
    sessionId: randomUUID(),
    authTime: 0,
    restricted: false,
  } as const satisfies Actor;
}

/** @throws where a read does not find its row: an empty answer would be fast */
async function readsPerSecond(read: Read, ids: readonly string[], milliseconds: number): Promise<number> {
  const since = performance.now();
  let done = 0;
  const caller = async (client: number): Promise<void> => {
    for (let next = client; performance.now() - since < milliseconds; next += CONNECTIONS) {
      const row = await read(ids[(next * 7919) % ids.length]!, client);
      if (row === undefined) throw new Error('A read did not find its beacon.');
      done++;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, client) => caller(client)));
  return done / ((performance.now() - since) / 1000);
}
