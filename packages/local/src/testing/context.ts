import { inject } from 'vitest';
import type { BackingKind } from '../backing/backing.ts';
import type { Secrets } from '../stack/secrets.ts';

/** What the global setup hands to every test file. */
export type TestBacking = {
  kind: BackingKind;
  postgres: { host: string; port: number; /** of the superuser `postgres` */ password: string };
  databases: Secrets['databases'];
  natsUrl: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    hotmess: TestBacking;
  }
}

/**
 * The PostgreSQL and NATS of this run.
 *
 * @throws when the test runs without the global setup
 */
export function testBacking(): TestBacking {
  // The type promises it; a vitest configuration without the global setup does not keep that promise.
  const backing = inject('hotmess') as TestBacking | undefined;
  if (backing === undefined) {
    throw new Error('vitest.config.ts must name packages/local/src/testing/global-setup.ts in globalSetup.');
  }
  return backing;
}
