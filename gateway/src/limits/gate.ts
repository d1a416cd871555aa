import { badInput } from '@hotmess/shared/errors/domain-error';
import { type DocumentNode, Kind, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { checkDocument, parseWithinLimit } from './check.ts';
import type { Variables } from './pages.ts';

/** Lets a request's body through to Apollo, or refuses it. */
export type OperationGate = (body: unknown) => void;

const REMEMBERED = 1_000;
const LONGEST_REMEMBERED = 8_192;

/**
 * Makes the gate that every GraphQL request passes before Apollo sees it. Documents that passed are remembered, so
 * that a client's usual operations cost one look-up; those whose page sizes are variables are measured each time.
 */
export function createOperationGate(): OperationGate {
  const passed = new Map<string, Passed>();

  return (body) => {
    const { query, variables, operationName } = readBody(body);
    const known = passed.get(query);
    if (known) {
      requireOperation(known.operations, operationName);
      if (known.document) checkDocument(known.document, variables);
      return;
    }
    const document = parseWithinLimit(query);
    const operations = operationNames(document);
    requireOperation(operations, operationName);
    const { readsVariables } = checkDocument(document, variables);
    if (query.length > LONGEST_REMEMBERED) return;
    if (passed.size >= REMEMBERED) passed.delete(passed.keys().next().value!);
    passed.set(query, { operations, document: readsVariables ? document : undefined });
  };
}

interface Passed {
  readonly operations: readonly (string | undefined)[];
  /** Kept where the page sizes are variables, to be measured with each request's own. */
  readonly document: DocumentNode | undefined;
}

function operationNames(document: DocumentNode): (string | undefined)[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [nameOf(definition)] : [],
  );
}

function nameOf({ operation, name }: OperationDefinitionNode): string | undefined {
  if (operation === OperationTypeNode.SUBSCRIPTION) badInput('query', 'There are no subscriptions here.');
  return name?.value;
}

/** Apollo's gateway answers both of these as faults of its own. */
function requireOperation(operations: readonly (string | undefined)[], name: string | undefined): void {
  if (name === undefined && operations.length !== 1)
    badInput(
      'operationName',
      `The document has ${operations.length} operations; "operationName" must say which.`,
    );
  if (name !== undefined && !operations.includes(name))
    badInput('operationName', 'The document has no operation of the name in "operationName".');
}

function readBody(body: unknown): { query: string; variables: Variables; operationName: string | undefined } {
  if (Array.isArray(body))
    badInput('body', 'Send one operation a request; a batch (an array) is not accepted.');
  if (!isObject(body)) return badInput('body', 'The body must be a JSON object with "query".');
  const { query, variables, operationName } = body;
  if (typeof query !== 'string' || query === '')
    return badInput('query', '"query" must be a GraphQL document.');
  if (variables !== undefined && variables !== null && !isObject(variables))
    return badInput('variables', '"variables" must be an object.');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    return badInput('operationName', '"operationName" must be a string.');
  return { query, variables: variables ?? {}, operationName: operationName ?? undefined };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
