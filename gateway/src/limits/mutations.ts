import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from './measure.ts';

/**
 * How often an operation calls the mutation that it calls most; 0 for a query. To be asked only where the number of
 * selections was found to be within its limit: fragments are walked as often as they are spread.
 */
export function mostCallsOfOneMutation(document: DocumentNode, operation: OperationDefinitionNode): number {
  if (operation.operation !== OperationTypeNode.MUTATION) return 0;
  const fragments = fragmentsOf(document);
  const calls = new Map<string, number>();
  const walk = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD)
        calls.set(selection.name.value, (calls.get(selection.name.value) ?? 0) + 1);
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet);
      else walk(fragments.get(selection.name.value)?.selectionSet);
    }
  };
  walk(operation.selectionSet);
  return Math.max(0, ...calls.values());
}
