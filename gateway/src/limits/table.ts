/**
 * What one request may ask for. Checked before validation and planning, whose own effort grows with these numbers.
 */
export const LIMITS = {
  /** Levels of fields, fragments spread out. */
  depth: { max: 12, what: 'levels of fields' },
  /** The same below `__schema` and `__type`: the usual introspection query needs 13. */
  introspectionDepth: { max: 20, what: 'levels of introspection' },
  aliases: { max: 15, what: 'aliases' },
  directives: { max: 50, what: 'directives' },
  /** Tokens of the document, as graphql-js's lexer counts them. */
  tokens: { max: 2_000, what: 'tokens' },
  /** Brackets of any kind inside each other: graphql-js reads them recursively, and its stack ends before its tokens. */
  nesting: { max: 100, what: 'brackets inside each other' },
  /** Fields, spreads and inline fragments with every fragment spread out: what a fragment bomb multiplies. */
  selections: { max: 1_000, what: 'selections with its fragments spread out' },
  /** How often one mutation is called: aliases count, and so does the one without. */
  sameMutation: { max: 15, what: 'calls of the same mutation' },
  /** Items that pages inside pages can give: each `first` or `last` multiplies what is asked for below it. */
  nodes: { max: 10_000, what: 'items in its pages' },
} as const;

export type LimitName = keyof typeof LIMITS;

/** Bytes of a request's body. */
export const MAX_BODY = 100 * 1024;
