import { DomainError } from '@hotmess/shared/errors/domain-error';
import { type DocumentNode, GraphQLError, Kind, Lexer, Source, TokenKind, parse } from 'graphql';
import { FragmentCycle, measure } from './measure.ts';
import { mostCallsOfOneMutation } from './mutations.ts';
import type { Variables } from './pages.ts';
import { LIMITS, type LimitName } from './table.ts';

/**
 * Reads a document that has no more tokens than it may.
 * @throws {DomainError} BAD_USER_INPUT for too many tokens, or where it is not GraphQL
 */
export function parseWithinLimit(query: string): DocumentNode {
  try {
    const { tokens, nesting } = countTokens(query);
    requireWithin('tokens', tokens);
    requireWithin('nesting', nesting);
    return parse(query, { noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) throw new DomainError('BAD_USER_INPUT', withoutSuggestion(error));
    throw error;
  }
}

/**
 * Checks every operation of a document against the limits.
 * @returns whether the outcome depends on the variables, so that it must be checked again with others
 * @throws {DomainError} BAD_USER_INPUT naming the limit and what was found
 */
export function checkDocument(
  document: DocumentNode,
  variables: Variables,
): { readonly readsVariables: boolean } {
  let depends = false;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { measures, readsVariables } = measuredOrRefused(() => measure(document, definition, variables));
    for (const [name, found] of Object.entries(measures)) requireWithin(name as keyof typeof measures, found);
    requireWithin('sameMutation', mostCallsOfOneMutation(document, definition));
    depends ||= readsVariables;
  }
  return { readsVariables: depends };
}

function measuredOrRefused<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof FragmentCycle) throw new DomainError('BAD_USER_INPUT', error.message);
    throw error;
  }
}

const OPENING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Counts them all, also beyond the limit, so that the refusal can say how many; the body's limit bounds it. */
function countTokens(query: string): { tokens: number; nesting: number } {
  const lexer = new Lexer(new Source(query));
  let tokens = 0;
  let open = 0;
  let nesting = 0;
  for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
    tokens += 1;
    if (OPENING.has(kind)) nesting = Math.max(nesting, ++open);
    else if (CLOSING.has(kind)) open -= 1;
  }
  return { tokens, nesting };
}

function requireWithin(limit: LimitName, found: number): void {
  const { max, what } = LIMITS[limit];
  if (found <= max) return;
  const shown = found > Number.MAX_SAFE_INTEGER ? 'more than 9 quadrillion' : String(found);
  throw new DomainError('BAD_USER_INPUT', `The operation has ${shown} ${what}; the limit is ${max}.`, {
    limit,
    max,
    found: Math.min(found, Number.MAX_SAFE_INTEGER),
  });
}

function withoutSuggestion(error: GraphQLError): string {
  return error.message.replace(/\s*Did you mean .*$/s, '');
}
