import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { errorCode, isUnavailable } from '../errors/from-unknown.ts';
import type { Actor } from './actor.ts';
import { kyselyOver } from './actor-driver.ts';
import { sendBatch } from './batch.ts';
import { becomeActor, prepared } from './statements.ts';
import { Tx } from './transaction.ts';
import { typeParsers } from './types.ts';

/** The two doors to a service's database; there is no other. */
export interface Database<DB> {
  /**
   * For reads: each query travels with its actor in one round trip and one implicit transaction.
   * @throws inside `inTransaction`, where it would wait for a second connection and deadlock a full pool
   */
  as(actor: Actor): Kysely<DB>;
  /**
   * For commands: everything or nothing. A deadlock or serialization failure runs `work` again, up to three times
   * in all, so `work` must touch nothing but the transaction.
   * @throws what `work` throws, after the rollback
   */
  inTransaction<T>(actor: Actor, work: (tx: Tx<DB>) => Promise<T>): Promise<T>;
  /** For metrics and readiness only. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** URL of the service's login, which owns nothing and may take the actors' roles. */
  readonly url: string;
  /** Most connections at once; default 10. */
  readonly maxConnections?: number;
  /** Name shown in pg_stat_activity. */
  readonly applicationName?: string;
  /** Milliseconds after which PostgreSQL ends a statement; default 10,000. */
  readonly statementTimeout?: number;
}

const ATTEMPTS = 3;
const openTransaction = new AsyncLocalStorage<true>();

/** Opens a pool for a service. It connects when first used, so a database that is away does not stop the start. */
export function openDatabase<DB>(options: DatabaseOptions): Database<DB> {
  const statementTimeout = options.statementTimeout ?? 10_000;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    application_name: options.applicationName ?? 'hotmess',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: statementTimeout,
    // PostgreSQL ends a statement by itself; where it is silent past that, the host or the network is gone.
    query_timeout: statementTimeout + 2_000,
    idle_in_transaction_session_timeout: 30_000,
    types: typeParsers,
  });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});
  // One listener for a connection's whole life: adding one for each loan costs a twentieth of a short query.
  pool.on('connect', (client) => client.on('error', () => broken.add(client)));

  const doors = new WeakMap<Actor, Kysely<DB>>();

  return {
    pool,
    as(actor) {
      refuseInside('db.as');
      let door = doors.get(actor);
      if (!door) doors.set(actor, (door = openDoor<DB>(pool, actor)));
      return door;
    },
    async inTransaction(actor, work) {
      refuseInside('inTransaction');
      for (let attempt = 1; ; attempt++) {
        try {
          return await runOnce(pool, actor, work);
        } catch (error) {
          const code = errorCode(error);
          if (attempt === ATTEMPTS || (code !== '40P01' && code !== '40001')) throw error;
        }
      }
    },
    close: () => pool.end(),
  };
}

/** Reads as one actor: each query in one batch with what makes the connection his. */
function openDoor<DB>(pool: pg.Pool, actor: Actor): Kysely<DB> {
  const become = becomeActor(actor);
  return kyselyOver<DB>(async (text, values) => {
    const batch = [become, prepared(actor.role, text, values)];
    return (await withClient(pool, (client) => sendBatch(client, batch)))[1]!;
  });
}

async function runOnce<DB, T>(pool: pg.Pool, actor: Actor, work: (tx: Tx<DB>) => Promise<T>): Promise<T> {
  const { tx, result } = await withClient(pool, async (client) => {
    const transaction = new Tx<DB>(client, actor);
    try {
      const outcome = await openTransaction.run(true, () => work(transaction));
      await transaction.commit();
      return { tx: transaction, result: outcome };
    } catch (error) {
      // Where the connection is gone, PostgreSQL rolls back by itself, and asking for it would only wait.
      if (!isUnavailable(error)) await transaction.rollback().catch(() => broken.add(client));
      throw error;
    }
  });
  tx.announce();
  return result;
}

const broken = new WeakSet<pg.ClientBase>();

/** Lends a connection; one that broke meanwhile is thrown away instead of given back. */
async function withClient<T>(pool: pg.Pool, use: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await use(client);
  } catch (error) {
    if (isUnavailable(error)) broken.add(client);
    throw error;
  } finally {
    client.release(broken.has(client));
  }
}

function refuseInside(door: string): void {
  if (openTransaction.getStore())
    throw new Error(`${door} inside inTransaction: use tx.db, or finish first.`);
}
