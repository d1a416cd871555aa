import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** One operation of one field, with whatever may be sent to it. */
export interface AnyOperation {
  readonly field: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const TEXTS = [
  '',
  'x',
  'Hello there, good people.',
  'x'.repeat(5_000),
  '\u0000 nul',
  '\ud800',
  'é 🎉 \u202e',
  "'; drop table users; --",
  '1 2 3 & | !',
  '%_\\',
  'https://media.hotmess.test/a.jpg',
  'javascript:alert(1)',
  'somebody@example.org',
  'london',
  'Europe/London',
  'GB',
  'GBP',
  '123456',
  '10:00',
  '2026-11-28',
];
const NUMBERS = [-2_147_483_648, -1, 0, 1, 2, 50, 100, 101, 10_000, 2_147_483_647];
const MOMENTS = [
  'yesterday',
  '2026-13-45T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2026-11-28T10:00:00+14:00',
  '2030-01-01T00:00:00Z',
];

/**
 * Operations of every field of the schema, each with values of all sorts for what it takes.
 * @param ids of things that there are
 * @param without fields that would end what the test needs
 */
export function anyOperation(
  schema: GraphQLSchema,
  ids: readonly string[],
  without: ReadonlySet<string>,
): fc.Arbitrary<AnyOperation> {
  const fields = [
    ...Object.values(schema.getQueryType()!.getFields()).map((field) => ['query', field] as const),
    ...Object.values(schema.getMutationType()!.getFields()).map((field) => ['mutation', field] as const),
  ].filter(([, { name }]) => !without.has(name));
  return fc.constantFrom(...fields).chain(([kind, field]) =>
    fc
      .record(Object.fromEntries(field.args.map((arg) => [arg.name, valueOf(arg.type, ids)])))
      .map((given) => {
        const variables: Record<string, unknown> = { ...given };
        // What is null may as well be left out.
        for (const name of Object.keys(variables)) if (variables[name] === undefined) delete variables[name];
        const used = field.args.filter(({ name }) => name in variables);
        return { field: field.name, query: textOf(kind, field, used), variables };
      }),
  );
}

function valueOf(type: GraphQLInputType, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return presentOf(type.ofType, ids);
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
    { weight: 3, arbitrary: presentOf(type, ids) },
  );
}

function presentOf(type: GraphQLInputType, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return presentOf(type.ofType, ids);
  if (isListType(type)) return fc.array(presentOf(type.ofType, ids), { maxLength: 3 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type))
    return fc.record(
      Object.fromEntries(
        Object.values(type.getFields()).map((field) => [field.name, valueOf(field.type, ids)]),
      ),
    );
  if (type.name === 'ID')
    return fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...ids) },
      fc.uuid(),
      fc.constantFrom('', '0', 'no id', '\u0000'),
    );
  if (type.name === 'Int') return fc.constantFrom(...NUMBERS);
  if (type.name === 'Float') return fc.constantFrom(0, 1.5, -1e308);
  if (type.name === 'Boolean') return fc.boolean();
  if (type.name === 'DateTime') return fc.constantFrom(...MOMENTS);
  return fc.constantFrom(...TEXTS);
}

function textOf(
  kind: string,
  field: GraphQLField<unknown, unknown>,
  used: readonly GraphQLArgument[],
): string {
  const defined = used.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = used.map(({ name }) => `${name}: $${name}`).join(', ');
  const head = defined === '' ? kind : `${kind} (${defined})`;
  return `${head} { ${field.name}${passed === '' ? '' : `(${passed})`}${selectionOf(field.type, 2)} }`;
}

/** All that can be asked without arguments, a few steps deep. */
function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named)) return ' { __typename }';
  const chosen = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some((arg) => isNonNullType(arg.type))) return [];
    if (isLeafType(getNamedType(field.type))) return [field.name];
    return depth > 0 ? [`${field.name}${selectionOf(field.type, depth - 1)}`] : [];
  });
  return ` { ${['__typename', ...chosen].join(' ')} }`;
}
