import { type ServiceUnderTest, startServiceUnderTest } from '@hotmess/local/testing/service-under-test';
import { createAuditor } from '@hotmess/shared/events/audit';
import type { Dependencies } from '../src/context.ts';
import { createMusic } from '../src/service.ts';

/** Music running on a database of its own. */
export type Music = ServiceUnderTest<Awaited<ReturnType<typeof createMusic>>> & {
  /** For commands that have no mutation yet. */
  readonly deps: Dependencies;
};

/** Starts music on any free port. */
export async function startMusic(): Promise<Music> {
  const stationTimeZone = 'Europe/London';
  const music = await startServiceUnderTest('music', (config) =>
    createMusic({ ...config, STATION_TIME_ZONE: stationTimeZone }),
  );
  const auditor = createAuditor({ service: 'music', publicJwk: music.config.AUDIT_PUBLIC_JWK });
  return { ...music, deps: { database: music.service.database, auditor, stationTimeZone } };
}
