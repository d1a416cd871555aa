import { type ServiceUnderTest, startServiceUnderTest } from '@hotmess/local/testing/service-under-test';
import { createSafety } from '../src/service.ts';

/** Safety running on a database of its own. */
export type Safety = ServiceUnderTest<Awaited<ReturnType<typeof createSafety>>>;

/** Starts safety on any free port. */
export function startSafety(): Promise<Safety> {
  return startServiceUnderTest('safety', createSafety);
}
