import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ERROR_CODES, type ErrorCode } from '../errors/codes.ts';
import { DomainError } from '../errors/domain-error.ts';
import { toDomainError } from '../errors/from-unknown.ts';
import type { Logger } from '../service/logger.ts';
import type { Metrics } from '../service/metrics.ts';

/** Codes that Apollo Server gives to a request it refuses before any resolver ran. */
const REQUEST_FAULTS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Makes the formatter that every subgraph shows its errors through: a code, a sentence, a path, nothing else. */
export function createErrorFormatter(logger: Logger, metrics: Metrics) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = originalOf(error);
    const shown = describe(formatted, original);
    metrics.graphqlErrors.inc({ code: shown.code });
    if (shown.code === 'INTERNAL') logger.error({ err: original }, 'resolver failed');
    return {
      message: shown.message,
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
      extensions: { code: shown.code, ...shown.details },
    };
  };
}

/** A refusal thrown while the context was made, such as of a forged token, comes wrapped and without a path. */
function originalOf(error: unknown): unknown {
  const unwrapped = unwrapResolverError(error);
  return unwrapped instanceof GraphQLError && unwrapped.originalError instanceof DomainError
    ? unwrapped.originalError
    : unwrapped;
}

function describe(
  formatted: GraphQLFormattedError,
  original: unknown,
): { code: ErrorCode; message: string; details: object } {
  const code = formatted.extensions?.['code'];
  // Our own refusals carry no code that Apollo knows, so this is always Apollo's verdict on the request.
  if (typeof code === 'string' && REQUEST_FAULTS.has(code) && !(original instanceof DomainError))
    return { code: 'BAD_USER_INPUT', message: withoutSuggestions(formatted.message), details: {} };
  const { code: own, message, details } = toDomainError(original);
  return { code: own, message: own === 'INTERNAL' ? ERROR_CODES.INTERNAL.message : message, details };
}

/** graphql-js offers names that exist; to someone probing they are a map. */
function withoutSuggestions(message: string): string {
  return message.replace(/ Did you mean .*$/s, '');
}
