import {
  type CompiledQuery,
  DefaultQueryExecutor,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { StatementResult } from './batch.ts';

/** Runs one compiled query and gives its result; how, is the caller's: pooled as an actor, or in a transaction. */
export type Execute = (text: string, values: readonly unknown[]) => Promise<StatementResult>;

/**
 * A Kysely instance over `execute`. It has no connection of its own and opens no transaction: the two doors of
 * `database.ts` are the only ones.
 */
export function kyselyOver<DB>(execute: Execute): Kysely<DB> {
  return new Kysely<DB>({
    config: { dialect: DIALECT },
    dialect: DIALECT,
    driver: NO_DRIVER,
    executor: new ActorExecutor(new ExecutingConnection(execute)),
  });
}

const ADAPTER = new PostgresAdapter();
const COMPILER = new PostgresQueryCompiler();

function refuse(): never {
  throw new Error('Use the two doors of the database: as(actor) and inTransaction.');
}

const NO_DRIVER: Driver = {
  init: refuse,
  acquireConnection: refuse,
  releaseConnection: refuse,
  beginTransaction: refuse,
  commitTransaction: refuse,
  rollbackTransaction: refuse,
  destroy: async () => {},
};

const DIALECT: Dialect = {
  createAdapter: () => ADAPTER,
  createDriver: () => NO_DRIVER,
  createQueryCompiler: () => COMPILER,
  createIntrospector: refuse,
};

/** Kysely's executor without its bookkeeping of connections, which costs a third of a short query: we have but one. */
class ActorExecutor extends DefaultQueryExecutor {
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection) {
    super(COMPILER, ADAPTER, { provideConnection: (use) => use(connection) });
    this.#connection = connection;
  }

  override executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#connection.executeQuery<R>(query);
  }
}

class ExecutingConnection implements DatabaseConnection {
  readonly #execute: Execute;

  constructor(execute: Execute) {
    this.#execute = execute;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#execute(query.sql, query.parameters);
    const rows = result.rows as R[];
    return result.command === 'SELECT' || result.rowCount === null
      ? { rows }
      : { rows, numAffectedRows: BigInt(result.rowCount) };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Page with keyset cursors instead of streaming.');
  }
}
