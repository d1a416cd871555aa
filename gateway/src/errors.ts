import { ERROR_CODES, type ErrorCode } from '@hotmess/shared/errors/codes';
import { type DomainError } from '@hotmess/shared/errors/domain-error';
import type { Logger } from '@hotmess/shared/service/logger';
import type { Metrics } from '@hotmess/shared/service/metrics';
import type { GraphQLFormattedError } from 'graphql';

/** Codes of Apollo Server for a request that it refused before planning. */
const REQUEST_FAULTS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** What Apollo and graphql-js put beside a code, and what says where an error came from. */
const INNER_DETAILS = new Set([
  'code',
  'serviceName',
  'service',
  'stacktrace',
  'exception',
  'http',
  'response',
]);

/**
 * Makes the formatter that every error passes on its way to a client: a code of the table, a sentence, its path, and
 * the details that a subgraph meant for the client. Nothing else gets out.
 */
export function createErrorMask(logger: Logger, metrics: Metrics) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { code, message, details } = describe(formatted);
    metrics.graphqlErrors.inc({ code });
    if (code === 'INTERNAL')
      logger.error({ err: error, subgraph: formatted.extensions?.['serviceName'] }, 'failed');
    return {
      message,
      // Of a subgraph's own query, not of the client's: it would point at a wrong place.
      ...(formatted.locations && !fromSubgraph(formatted) && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
      extensions: { code, ...details },
    };
  };
}

/** The body of a GraphQL answer that is nothing but a refusal. */
export function refusalBody(refusal: Pick<DomainError, 'code' | 'message' | 'details'>) {
  const { code, message, details } = refusal;
  return { errors: [{ message, extensions: { code, ...details } }] };
}

function describe(formatted: GraphQLFormattedError): { code: ErrorCode; message: string; details: object } {
  const given = formatted.extensions?.['code'];
  if (typeof given === 'string' && Object.hasOwn(ERROR_CODES, given)) {
    const code = given as ErrorCode;
    // INTERNAL never speaks for itself; UNAVAILABLE without a sentence is the gateway's own.
    const own = code === 'INTERNAL' || formatted.message === code;
    const message = own ? ERROR_CODES[code].message : withoutSuggestions(formatted.message);
    return { code, message, details: code === 'INTERNAL' ? {} : clientDetails(formatted.extensions ?? {}) };
  }
  // The same words from a subgraph mean that the gateway sent it something wrong.
  if (typeof given === 'string' && REQUEST_FAULTS.has(given) && !fromSubgraph(formatted))
    return { code: 'BAD_USER_INPUT', message: withoutSuggestions(formatted.message), details: {} };
  return { code: 'INTERNAL', message: ERROR_CODES.INTERNAL.message, details: {} };
}

function fromSubgraph(formatted: GraphQLFormattedError): boolean {
  return formatted.extensions?.['serviceName'] !== undefined;
}

function clientDetails(extensions: Record<string, unknown>): object {
  return Object.fromEntries(
    Object.entries(extensions).filter(
      ([name, value]) => !INNER_DETAILS.has(name) && ['string', 'number', 'boolean'].includes(typeof value),
    ),
  );
}

/** graphql-js offers names that exist; to someone probing they are a map. */
function withoutSuggestions(message: string): string {
  // Its whole sentence where comparing repeated fields with each other became too much.
  if (message === 'Validation aborted.') return 'The operation repeats the same fields too often.';
  return message.replace(/\s*Did you mean .*$/s, '');
}
