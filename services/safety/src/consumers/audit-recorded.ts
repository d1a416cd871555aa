import type { Tx } from '@hotmess/shared/db/transaction';
import { auditRecorded } from '@hotmess/shared/events/audit-recorded';
import { SERVICES } from '@hotmess/shared/events/catalogue';
import { type EventConsumer, defineConsumer } from '@hotmess/shared/events/consumer';
import { type AuditKeeper, appendRecord } from '../audit/commands.ts';
import type { DB } from '../generated/database.ts';

/** What staff did in each service, this one included, is appended to the log. */
export function auditRecordedConsumers(keeper: AuditKeeper): EventConsumer<DB>[] {
  return SERVICES.map((service) =>
    defineConsumer({
      name: `append-${service}-audit`,
      contract: auditRecorded(service),
      handle: (tx: Tx<DB>, { data }) => appendRecord(keeper, tx, service, data),
    }),
  );
}
