import { type SafetyKeys, makeSafetyKeys } from '@hotmess/local/testing/safety-keys';
import { type ServiceUnderTest, startServiceUnderTest } from '@hotmess/local/testing/service-under-test';
import type { ServiceConfig } from '@hotmess/shared/config/service-config';
import { createSafety } from '../src/service.ts';

/** Safety running on a database of its own. */
export type Safety = ServiceUnderTest<Awaited<ReturnType<typeof createSafety>>> & {
  readonly keys: SafetyKeys;
};

/** Starts safety on any free port. @param change what its configuration has otherwise, such as a NATS of its own */
export async function startSafety(change: Partial<ServiceConfig> = {}): Promise<Safety> {
  const keys = await makeSafetyKeys();
  const safety = await startServiceUnderTest('safety', (config) =>
    createSafety({ ...config, ...keys, ...change }),
  );
  return { ...safety, keys };
}
