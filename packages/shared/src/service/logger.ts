import { type Logger, destination, pino } from 'pino';
import { serializeError } from './error-serializer.ts';
import { currentRequestId } from './request-context.ts';

export type { Logger } from 'pino';

/** Fields that must never reach a log, wherever a caller put them. */
const SECRET_FIELDS = ['authorization', 'cookie', 'token', 'email', 'password', 'secret', 'ip'];

/**
 * JSON lines on standard output, each with the service's name and, inside a request or an event, its request id.
 * @param service name of the process
 * @param level one of pino's levels
 */
export function createLogger(service: string, level: string): Logger {
  return pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: serializeError },
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const requestId = currentRequestId();
        return requestId ? { requestId } : {};
      },
      redact: {
        paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        remove: true,
      },
    },
    destination({ dest: 1, sync: true }),
  );
}
