import { defineConfig } from 'vitest/config';

export default defineConfig({
  // vite would resolve our import to graphql's ES module while Apollo gets the CommonJS one: two realms, no instanceof.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: [
      '{packages,services}/*/test/**/*.test.ts',
      'gateway/test/**/*.test.ts',
      'bench/test/**/*.test.ts',
      'scripts/test/**/*.test.ts',
    ],
    globalSetup: ['packages/local/src/testing/global-setup.ts'],
    // Two cores, one PostgreSQL, one NATS: more workers only wait for each other.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A test that passes at the second try is a test that fails.
    retry: 0,
    allowOnly: false,
  },
});
