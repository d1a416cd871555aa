import { type FieldNode, Kind, type OperationDefinitionNode, type ValueNode } from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/** How many items a field can give, where it gives a page of them. */
export interface PageSizes {
  /** Undefined for a field that takes no page. */
  of(field: FieldNode): number | undefined;
  /** True where an answer of `of` came from a variable, so that other variables give other sizes. */
  readsVariables(): boolean;
}

/** Subgraphs give 20 where nothing is asked for and refuse more than 100 (shared/graphql/connection.ts). */
const DEFAULT_PAGE = 20;
const MAX_PAGE = 100;

/** What only a Relay connection has below it. */
const CONNECTION_FIELDS = new Set(['edges', 'nodes', 'pageInfo']);

/** Reads page sizes from `first` and `last`, by literal or variable. Needs no schema: a connection shows by its fields. */
export function createPageSizes(operation: OperationDefinitionNode, variables: Variables): PageSizes {
  const defaults = new Map(
    operation.variableDefinitions?.map((one) => [one.variable.name.value, one.defaultValue]),
  );
  let readsVariables = false;

  const valueOf = (node: ValueNode | undefined): number => {
    if (node?.kind === Kind.VARIABLE) {
      readsVariables = true;
      const given = variables[node.name.value];
      return typeof given === 'number' ? given : valueOf(defaults.get(node.name.value));
    }
    return node?.kind === Kind.INT ? Number(node.value) : DEFAULT_PAGE;
  };

  return {
    of(field) {
      const argument = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last');
      if (!argument && !isConnection(field)) return undefined;
      // Sizes out of bounds are the subgraph's to refuse, with its own sentence.
      return Math.min(Math.max(valueOf(argument?.value), 1), MAX_PAGE);
    },
    readsVariables: () => readsVariables,
  };
}

function isConnection(field: FieldNode): boolean {
  return (field.selectionSet?.selections ?? []).some(
    (selection) => selection.kind === Kind.FIELD && CONNECTION_FIELDS.has(selection.name.value),
  );
}
