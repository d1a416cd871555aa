import { type AuditKeys, makeAuditKeys } from '@hotmess/local/testing/audit-keys';
import { type ServiceUnderTest, startServiceUnderTest } from '@hotmess/local/testing/service-under-test';
import { createSafety } from '../src/service.ts';

/** Safety running on a database of its own. */
export type Safety = ServiceUnderTest<Awaited<ReturnType<typeof createSafety>>> & {
  readonly auditKeys: AuditKeys;
};

/** Starts safety on any free port. */
export async function startSafety(): Promise<Safety> {
  const auditKeys = await makeAuditKeys();
  const safety = await startServiceUnderTest('safety', (config) => createSafety({ ...config, ...auditKeys }));
  return { ...safety, auditKeys };
}
