import pg from 'pg';
import { serialize } from 'pg-protocol';

/** One statement of a batch. Without a name it is parsed anew each time. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Name of the prepared statement; it must carry the role, since PostgreSQL drops a plan when the role changes. */
  readonly name?: string;
  /** False where nobody reads the rows: they are then not described, and dropped. */
  readonly rows?: false;
}

/** What the batch needs of pg's connection. */
interface WireConnection {
  readonly stream: { readonly writable: boolean; write(bytes: Buffer): unknown };
}

/** What pg's Result makes of a row description, to be used again by the next execution of the statement. */
interface RowShape {
  readonly fields: unknown;
  readonly _parsers: unknown;
  readonly _prebuiltEmptyResultObject: unknown;
}

interface PreparedNames {
  /** Parsed names, each with the shape of its rows once it was described. */
  readonly parsed: Map<string, RowShape | undefined>;
  /** Names that a failed batch may or may not have left parsed: closed and parsed again at their next use. */
  readonly unsure: Set<string>;
}

const namesOf = new WeakMap<object, PreparedNames>();

/** The rows of one statement, built by pg's own Result so that its type parsers and counts apply. */
export interface StatementResult {
  readonly rows: Record<string, unknown>[];
  readonly rowCount: number | null;
  readonly command: string;
}

interface ResultBuilder extends StatementResult, RowShape {
  addFields(fields: unknown): void;
  addRow(row: unknown): void;
  parseRow(fields: unknown): unknown;
  addCommandComplete(message: unknown): void;
}

/** Parts of pg that its types leave out: the conversion of parameters and the result builder. */
const { utils, Result } = pg as unknown as {
  utils: { prepareValue(value: unknown): unknown };
  Result: new (rowMode: undefined, types: unknown) => ResultBuilder;
};

/**
 * Several statements in one network round trip: Bind/Execute for each, one Sync, and so one implicit transaction
 * where none is open. Settles at ReadyForQuery only, because a deferred constraint fails after CommandComplete.
 *
 * It has no `name` property on purpose: pg keeps its own books of prepared statements by that property.
 */
export class Batch {
  readonly #statements: readonly Statement[];
  readonly #results: ResultBuilder[];
  readonly #resolve: (results: StatementResult[]) => void;
  readonly #reject: (error: unknown) => void;
  #current = 0;
  #failure: { error: unknown } | undefined;
  #names: PreparedNames | undefined;
  /** pg wraps it to stop the clock of `query_timeout`, so it is called when the batch is done, either way. */
  callback: (error: unknown) => void = () => {};

  constructor(
    statements: readonly Statement[],
    types: unknown,
    resolve: (results: StatementResult[]) => void,
    reject: (error: unknown) => void,
  ) {
    this.#statements = statements;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#results = statements.map(() => new Result(undefined, types));
  }

  /** Called by pg when the connection is free. An error returned here reaches `handleError`; nothing was sent. */
  submit(connection: WireConnection): Error | null {
    let values: unknown[][];
    try {
      values = this.#statements.map((statement) =>
        statement.values.map((value) => utils.prepareValue(value)),
      );
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
    this.#names = preparedNames(connection);
    // One buffer for all messages: a write of many small ones costs twice as much.
    const messages = this.#statements.flatMap((statement, index) =>
      this.#messagesOf(statement, index, values),
    );
    if (connection.stream.writable) connection.stream.write(Buffer.concat([...messages, serialize.sync()]));
    return null;
  }

  /** Parse where needed, Bind, Describe where needed, Execute. */
  #messagesOf(statement: Statement, index: number, values: readonly unknown[][]): Buffer[] {
    const { parsed, unsure } = this.#names!;
    const { name = '', text } = statement;
    const messages: Buffer[] = [];
    if (name === '' || !parsed.has(name)) {
      if (unsure.delete(name)) messages.push(serialize.close({ type: 'S', name }));
      messages.push(serialize.parse({ text, name }));
      if (name !== '') parsed.set(name, undefined);
    }
    if (statement.rows === false) {
      messages.push(bytesOf(statement, name, values[index] ?? []));
      return messages;
    }
    messages.push(bindOf(name, values[index] ?? []));
    const shape = parsed.get(name);
    // PostgreSQL refuses to run a prepared statement whose result changed, so its shape is described once.
    if (shape) Object.assign(this.#results[index]!, shape);
    else messages.push(serialize.describe({ type: 'P', name: '' }));
    messages.push(EXECUTE);
    return messages;
  }

  handleRowDescription(message: { fields: unknown }): void {
    const result = this.#results[this.#current]!;
    result.addFields(message.fields);
    const { name = '' } = this.#statements[this.#current]!;
    if (name !== '') this.#names!.parsed.set(name, shapeOf(result));
  }

  handleDataRow(message: { fields: unknown }): void {
    if (this.#failure || this.#statements[this.#current]?.rows === false) return;
    const result = this.#results[this.#current]!;
    try {
      result.addRow(result.parseRow(message.fields));
    } catch (error) {
      // A type parser threw: the statement itself ran. Reported when the connection is free again.
      this.#failure = { error };
    }
  }

  handleCommandComplete(message: unknown): void {
    this.#results[this.#current++]?.addCommandComplete(message);
  }

  handleEmptyQuery(): void {
    this.#current++;
  }

  handleError(error: unknown): void {
    for (const { name } of this.#statements) {
      if (name === undefined || !this.#names) continue;
      this.#names.parsed.delete(name);
      this.#names.unsure.add(name);
    }
    this.callback(error);
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    this.callback(null);
    if (this.#failure) this.#reject(this.#failure.error);
    else this.#resolve(this.#results);
  }

  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}
}

/**
 * Sends statements in one round trip and gives one result each.
 * @throws the database's error; then none of them took effect, unless a transaction was open before
 */
export function sendBatch(
  client: pg.ClientBase,
  statements: readonly Statement[],
): Promise<StatementResult[]> {
  return new Promise((resolve, reject) => {
    const types = (client as unknown as { _types: unknown })._types;
    client.query(new Batch(statements, types, resolve, reject) as unknown as pg.Submittable);
  });
}

const EXECUTE = serialize.execute({ portal: '', rows: 0 });
const bytes = new WeakMap<Statement, Buffer>();

function bindOf(name: string, values: unknown[]): Buffer {
  return serialize.bind({ portal: '', statement: name, values, binary: false });
}

/** Bind and Execute of a statement without rows, made once for one that is sent again and again, as BEGIN is. */
function bytesOf(statement: Statement, name: string, values: unknown[]): Buffer {
  let made = bytes.get(statement);
  if (!made) bytes.set(statement, (made = Buffer.concat([bindOf(name, values), EXECUTE])));
  return made;
}

function shapeOf(result: ResultBuilder): RowShape {
  const { fields, _parsers, _prebuiltEmptyResultObject } = result;
  return { fields, _parsers, _prebuiltEmptyResultObject };
}

function preparedNames(connection: object): PreparedNames {
  let names = namesOf.get(connection);
  if (!names) namesOf.set(connection, (names = { parsed: new Map(), unsure: new Set() }));
  return names;
}
