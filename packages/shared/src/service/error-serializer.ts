import pg from 'pg';
import { stdSerializers } from 'pino';

/** SQLSTATE classes whose messages quote the values of a row or a parameter: data and integrity errors. */
const QUOTES_VALUES = /^(22|23)/;

/**
 * How errors reach the log. PostgreSQL quotes values in `detail`, `where` and some messages, and a value may be
 * someone's address: of its errors only what names the schema is kept.
 */
export function serializeError(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error instanceof Error ? stdSerializers.err(error) : error;
  const { code = '', severity, schema, table, column, constraint, routine } = error;
  const quotes = QUOTES_VALUES.test(code);
  return {
    type: 'DatabaseError',
    code,
    severity,
    schema,
    table,
    column,
    constraint,
    routine,
    ...(!quotes && { message: error.message }),
    // The first line of a stack is the message.
    stack: error.stack?.split('\n').slice(1).join('\n'),
  };
}
