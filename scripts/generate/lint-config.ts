import { services } from '@hotmess/local/stack/services';
import type { GeneratedFile } from './generated-file.ts';

/** A wall of the house: which files, and what they must not import. */
interface Wall {
  readonly files: readonly string[];
  readonly excludedFiles?: readonly string[];
  readonly forbidden: readonly { readonly regex: string; readonly message: string }[];
}

const NO_SERVICES = {
  regex: `^(@hotmess/(${services.join('|')})(/|$)|.*/services/|(\\.\\./)+(${services.join('|')})/)`,
  message: 'A service is reached by GraphQL or by events, never by import.',
};
const NO_GATEWAY = {
  regex: '/gateway/',
  message: 'The gateway composes the services; none of them knows it.',
};
const NO_LOCAL = {
  regex: '^@hotmess/local(/|$)',
  message: 'packages/local is for the local stack and the tests.',
};
const NO_BENCH = { regex: '^@hotmess/bench(/|$)', message: 'Nothing stands on the measurements.' };
const IO_OF_SHARED = [
  'config/',
  'events/',
  'graphql/',
  'jobs/',
  'service/',
  'auth/(access-token|gateway-signature)',
  'db/(actor-driver|batch|bootstrap|database|migrat|statements|transaction|types)',
].join('|');
const NO_IO = {
  // The engine has no look-around, so what does I/O is listed.
  regex: `^(node:|pg$|kysely|fastify|@nats-io|@apollo|nodemailer|stripe|@hotmess/shared/(${IO_OF_SHARED})|.*/(queries|commands|resolvers|loaders|context)\\.ts$)`,
  message: 'machine.ts and policy.ts are pure: they import nothing that does I/O.',
};

/** oxlint's overrides replace a rule instead of merging it, so each folder gets its complete list. */
const WALLS: readonly Wall[] = [
  { files: ['packages/shared/src/**'], forbidden: [NO_SERVICES, NO_GATEWAY, NO_LOCAL, NO_BENCH] },
  { files: ['gateway/src/**'], forbidden: [NO_SERVICES, NO_LOCAL, NO_BENCH] },
  {
    files: services.map((service) => `services/${service}/src/**`),
    forbidden: [NO_SERVICES, NO_GATEWAY, NO_LOCAL, NO_BENCH],
  },
  {
    files: ['services/*/src/*/machine.ts', 'services/*/src/*/policy.ts'],
    forbidden: [NO_SERVICES, NO_GATEWAY, NO_LOCAL, NO_BENCH, NO_IO],
  },
];

/** `.oxlintrc.json`: the rules of the whole repository and the walls of its folders. */
export function lintConfig(): GeneratedFile {
  const config = {
    $schema: './node_modules/oxlint/configuration_schema.json',
    options: { typeAware: true },
    plugins: ['typescript', 'unicorn', 'import', 'node', 'promise', 'vitest'],
    categories: { correctness: 'error', suspicious: 'error' },
    ignorePatterns: ['**/generated/**', '**/node_modules/**', '.hotmess/**'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'typescript/no-explicit-any': 'error',
      'typescript/no-floating-promises': 'error',
      'typescript/no-misused-promises': ['error', { checksVoidReturn: false }],
      'typescript/await-thenable': 'error',
      'typescript/switch-exhaustiveness-check': 'error',
      'node/no-process-env': 'error',
      'import/no-cycle': 'error',
      // What comes over a wire is asserted after it was checked, which the rule cannot see.
      'typescript/no-unsafe-type-assertion': 'off',
      // `pg` is CommonJS: pg.Client and pg.Pool are how it is used.
      'import/no-named-as-default-member': 'off',
      'unicorn/consistent-function-scoping': 'off',
      // Arrays of our own are sorted where they are made.
      'unicorn/no-array-sort': 'off',
      'unicorn/no-array-reverse': 'off',
      'typescript/require-array-sort-compare': 'off',
      // Gauges register themselves, Intl validates by throwing: `new` is the whole statement.
      'no-new': 'off',
      'no-underscore-dangle': 'off',
      'no-unmodified-loop-condition': 'off',
      'import/no-unassigned-import': 'off',
      'promise/always-return': 'off',
      'promise/no-callback-in-promise': 'off',
      // pg names its type ids as an enum; the wire has numbers.
      'typescript/no-unsafe-enum-assignment': 'off',
      // The second argument is the message that a table's loop needs.
      'vitest/valid-expect': ['error', { maxArgs: 2 }],
      // Assertions live in helpers and in loops over tables too.
      'vitest/expect-expect': 'off',
      'vitest/no-conditional-expect': 'off',
      'vitest/require-to-throw-message': 'off',
    },
    overrides: [
      {
        files: ['**/main.ts', 'packages/local/**', 'bench/**', 'scripts/**', '**/test/**', '*.config.ts'],
        rules: { 'node/no-process-env': 'off' },
      },
      ...WALLS.map(({ files, forbidden }) => ({
        files,
        rules: { 'no-restricted-imports': ['error', { patterns: forbidden }] },
      })),
    ],
  };
  return { path: '.oxlintrc.json', content: `${JSON.stringify(config, null, 2)}\n` };
}
