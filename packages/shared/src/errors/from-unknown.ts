import { DomainError } from './domain-error.ts';

/** SQLSTATEs raised by our own triggers and functions; see packages/shared/migrations. */
const OWN_STATES: Record<string, () => DomainError> = {
  HM001: () => new DomainError('INVALID_TRANSITION'),
  HM002: () => new DomainError('FORBIDDEN', 'This record is append-only.'),
};

/** PostgreSQL classes and states that mean "not now" rather than "not so". Source: PostgreSQL, appendix A. */
const UNAVAILABLE_STATES = new Set(['57P01', '57P02', '57P03', '53300', '57014', '25006']);
const UNAVAILABLE_NODE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** What pg says, without a code, of a connection that is gone, cannot be had, or gives no answer. */
const LOST_CONNECTION =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

/**
 * Turns anything thrown into an error a client may see. What is not recognised becomes INTERNAL with no detail;
 * the original is for the log only.
 * @param error anything thrown by a resolver, a command or the database
 */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof AggregateError && error.errors.length > 0) return toDomainError(error.errors[0]);
  const code = errorCode(error);
  const own = code && OWN_STATES[code];
  if (own) return own();
  if (code === '42501') return new DomainError('FORBIDDEN');
  if (code === '23505' || code === '23P01' || code === '40001' || code === '40P01')
    return new DomainError('CONFLICT');
  if (code === '23514' || code === '22001' || code === '23502' || code === '22P02' || code === '22021')
    return new DomainError('BAD_USER_INPUT');
  if (code && (UNAVAILABLE_STATES.has(code) || UNAVAILABLE_NODE.has(code) || code.startsWith('08')))
    return new DomainError('UNAVAILABLE');
  if (error instanceof Error && LOST_CONNECTION.test(error.message)) return new DomainError('UNAVAILABLE');
  return new DomainError('INTERNAL');
}

/** True where trying again soon can succeed: the database or a peer is away, not the request wrong. */
export function isUnavailable(error: unknown): boolean {
  return toDomainError(error).code === 'UNAVAILABLE';
}

/** The `code` of an error of PostgreSQL or Node, or undefined. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
