import { badInput } from '../errors/domain-error.ts';

/** The largest page of any list. */
export const MAX_PAGE = 100;
const DEFAULT_PAGE = 20;

/** A page in the shape of the Relay cursor connections specification. */
export interface Connection<Node> {
  readonly edges: { readonly cursor: string; readonly node: Node }[];
  readonly nodes: Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/**
 * How many rows a page has.
 * @throws {DomainError} BAD_USER_INPUT below 1 or above 100
 */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? DEFAULT_PAGE;
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE)
    badInput('first', `"first" must be between 1 and ${MAX_PAGE}.`);
  return size;
}

/**
 * Makes a page of rows.
 * @param rows up to `size + 1` rows in the list's order: the one too many tells that there is a next page
 * @param size what `pageSize` gave
 * @param cursorOf the position of a row
 * @param continued true where the page was asked for with `after`
 */
export function toConnection<Node>(
  rows: readonly Node[],
  size: number,
  cursorOf: (row: Node) => string,
  continued: boolean,
): Connection<Node> {
  const nodes = rows.slice(0, size);
  const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: continued,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
