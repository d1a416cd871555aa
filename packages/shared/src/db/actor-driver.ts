import {
  type CompiledQuery,
  type DatabaseConnection,
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
  const connection = new ExecutingConnection(execute);
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new SingleConnectionDriver(connection),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: () => {
        throw new Error('The schema is read by the migrator, not by an actor.');
      },
    },
  });
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

class SingleConnectionDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection) {
    this.#connection = connection;
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
  async beginTransaction(): Promise<void> {
    throw new Error('Use inTransaction of the database.');
  }
  async commitTransaction(): Promise<void> {
    throw new Error('Use inTransaction of the database.');
  }
  async rollbackTransaction(): Promise<void> {
    throw new Error('Use inTransaction of the database.');
  }
}
