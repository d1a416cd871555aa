import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { type PageSizes, type Variables, createPageSizes } from './pages.ts';

/** How large an operation is with its fragments spread out. */
export interface Measures {
  readonly depth: number;
  readonly introspectionDepth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly selections: number;
  readonly nodes: number;
}

/** Thrown for a fragment that spreads itself, however far around. */
export class FragmentCycle extends Error {
  override name = 'FragmentCycle';
}

const NOTHING: Measures = {
  depth: 0,
  introspectionDepth: 0,
  aliases: 0,
  directives: 0,
  selections: 0,
  nodes: 0,
};

/**
 * Measures one operation. Each fragment is measured once, so the work is linear in the document's length even where
 * the numbers are astronomical.
 * @param variables of the request, for page sizes
 * @throws {FragmentCycle}
 */
export function measure(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): { readonly measures: Measures; readonly readsVariables: boolean } {
  const pages = createPageSizes(operation, variables);
  const measures = new Measurer(fragmentsOf(document), pages).ofSet(operation.selectionSet);
  const own =
    countOf(operation.directives) +
    sum(operation.variableDefinitions ?? [], (one) => countOf(one.directives));
  return {
    measures: { ...measures, directives: measures.directives + own },
    readsVariables: pages.readsVariables(),
  };
}

/** The fragments of a document, by name. */
export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
}

class Measurer {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #pages: PageSizes;
  readonly #known = new Map<string, Measures | 'under way'>();

  constructor(fragments: ReadonlyMap<string, FragmentDefinitionNode>, pages: PageSizes) {
    this.#fragments = fragments;
    this.#pages = pages;
  }

  ofSet(set: SelectionSetNode): Measures {
    let total = NOTHING;
    for (const selection of set.selections) {
      const inner =
        selection.kind === Kind.FIELD
          ? this.#ofField(selection)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? this.ofSet(selection.selectionSet)
            : this.#ofFragment(selection.name.value);
      total = add(total, {
        ...inner,
        selections: inner.selections + 1,
        directives: inner.directives + countOf(selection.directives),
      });
    }
    return total;
  }

  #ofField(field: FieldNode): Measures {
    const below = field.selectionSet ? this.ofSet(field.selectionSet) : NOTHING;
    const page = this.#pages.of(field);
    const introspects = field.name.value === '__schema' || field.name.value === '__type';
    return {
      ...below,
      depth: introspects ? 1 : below.depth + 1,
      introspectionDepth: introspects ? below.depth + 1 : below.introspectionDepth,
      aliases: below.aliases + (field.alias ? 1 : 0),
      nodes: page === undefined ? below.nodes : page * (1 + below.nodes),
    };
  }

  #ofFragment(name: string): Measures {
    const known = this.#known.get(name);
    if (known === 'under way') throw new FragmentCycle(`Fragment "${name}" spreads itself.`);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    // Unknown: validation says so.
    if (!fragment) return NOTHING;
    this.#known.set(name, 'under way');
    const measured = this.ofSet(fragment.selectionSet);
    const withOwn = { ...measured, directives: measured.directives + countOf(fragment.directives) };
    this.#known.set(name, withOwn);
    return withOwn;
  }
}

function add(one: Measures, other: Measures): Measures {
  return {
    depth: Math.max(one.depth, other.depth),
    introspectionDepth: Math.max(one.introspectionDepth, other.introspectionDepth),
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
    selections: one.selections + other.selections,
    nodes: one.nodes + other.nodes,
  };
}

function countOf(directives: readonly DirectiveNode[] | undefined): number {
  return directives?.length ?? 0;
}

function sum<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}
