import { type ServiceUnderTest, startServiceUnderTest } from '@hotmess/local/testing/service-under-test';
import { createCommerce } from '../src/service.ts';

/** Commerce running on a database of its own. */
export type Commerce = ServiceUnderTest<Awaited<ReturnType<typeof createCommerce>>>;

/** Starts commerce on any free port. */
export function startCommerce(): Promise<Commerce> {
  return startServiceUnderTest('commerce', createCommerce);
}
