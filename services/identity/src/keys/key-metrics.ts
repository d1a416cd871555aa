import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { type Metrics, addGauge } from '@hotmess/shared/service/metrics';
import { sql } from 'kysely';
import type { DB } from '../generated/database.ts';

/** How long the key that signs now has been signing: rotation has stopped where it grows past its period. */
export function addKeyMetrics(metrics: Metrics, database: Database<DB>): void {
  addGauge(
    metrics,
    'hotmess_signing_key_age_seconds',
    'Age of the key that signs access tokens.',
    async () => {
      const { age } = await database
        .as(systemActor('metrics'))
        .selectFrom('signing_keys')
        .where('active_from', '<=', sql<Date>`now()`)
        .select(sql<number>`extract(epoch from now() - max(active_from))::float8`.as('age'))
        .executeTakeFirstOrThrow();
      return age;
    },
  );
}
