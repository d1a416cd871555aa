import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Actor } from './actor.ts';
import { kyselyOver } from './actor-driver.ts';
import { type Statement, type StatementResult, sendBatch } from './batch.ts';
import { BEGIN, COMMIT, ROLLBACK, becomeActor, prepared } from './statements.ts';

/** A query that waits for its turn. */
interface Queued {
  readonly statement: Statement;
  readonly resolve: (result: StatementResult) => void;
  readonly reject: (error: unknown) => void;
}

/** One open transaction of one actor. Commands get it; queries get its `db`. */
export class Tx<DB> {
  readonly actor: Actor;
  readonly db: Kysely<DB>;
  readonly #client: pg.ClientBase;
  #state: 'fresh' | 'open' | 'ended' = 'fresh';
  readonly #queued: Queued[] = [];
  /** Never rejects: each query hears of its own failure. */
  #turn: Promise<void> = Promise.resolve();
  readonly #atCommit: Statement[] = [];
  readonly #afterCommit: (() => void)[] = [];

  constructor(client: pg.ClientBase, actor: Actor) {
    this.#client = client;
    this.actor = actor;
    this.db = kyselyOver<DB>((text, values) => this.#execute(text, values));
  }

  /**
   * Adds a statement that travels with COMMIT, in its round trip and as role `system`; it fails the transaction
   * if it fails. For what the actor himself may not write: outbox rows.
   */
  atCommit(statement: Statement): void {
    this.#atCommit.push(statement);
  }

  /** Runs after the commit is certain, outside the transaction; for hints such as waking the relay. */
  afterCommit(callback: () => void): void {
    this.#afterCommit.push(callback);
  }

  /**
   * Commits. Called by `inTransaction` alone.
   * @throws where PostgreSQL answers ROLLBACK, because an error inside was swallowed
   */
  async commit(): Promise<void> {
    await this.#turn;
    const began = this.#state === 'open';
    this.#state = 'ended';
    if (!began && this.#atCommit.length === 0) return;
    const statements = began ? [] : [BEGIN];
    if (this.#atCommit.length > 0)
      statements.push(becomeActor({ role: 'system', job: 'outbox' }), ...this.#atCommit);
    const results = await sendBatch(this.#client, [...statements, COMMIT]);
    if (results.at(-1)?.command === 'ROLLBACK')
      throw new Error('An error inside the transaction was swallowed; PostgreSQL rolled it back.');
  }

  /** Rolls back. Called by `inTransaction` alone. */
  async rollback(): Promise<void> {
    await this.#turn;
    const began = this.#state !== 'fresh';
    this.#state = 'ended';
    if (began) await sendBatch(this.#client, [ROLLBACK]);
  }

  /** Tells the listeners of `afterCommit`. Called by `inTransaction` alone. */
  announce(): void {
    for (const callback of this.#afterCommit) callback();
  }

  /** Queries asked for in one go, as by Promise.all, travel in one round trip; else they take turns. */
  #execute(text: string, values: readonly unknown[]): Promise<StatementResult> {
    return new Promise((resolve, reject) => {
      const statement = prepared(this.actor.role, text, values);
      this.#queued.push({ statement, resolve, reject });
      if (this.#queued.length === 1) this.#turn = this.#turn.then(() => this.#flush());
    });
  }

  async #flush(): Promise<void> {
    const queued = this.#queued.splice(0);
    try {
      const results = await this.#send(queued.map(({ statement }) => statement));
      queued.forEach(({ resolve }, index) => resolve(results[index]!));
    } catch (error) {
      for (const { reject } of queued) reject(error);
    }
  }

  async #send(statements: Statement[]): Promise<StatementResult[]> {
    if (this.#state === 'ended') throw new Error('The transaction has ended; a query was not awaited.');
    if (this.#state === 'open') return sendBatch(this.#client, statements);
    // BEGIN and the actor travel with the first query: one round trip less for every command.
    this.#state = 'open';
    return (await sendBatch(this.#client, [BEGIN, becomeActor(this.actor), ...statements])).slice(2);
  }
}
