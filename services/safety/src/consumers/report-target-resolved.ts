import type { Tx } from '@hotmess/shared/db/transaction';
import { type EventConsumer, defineConsumer } from '@hotmess/shared/events/consumer';
import { TARGET_OWNERS, reportTargetResolved } from '@hotmess/shared/events/moderation-answers';
import { resolveTarget } from '../case/joining.ts';
import type { DB } from '../generated/database.ts';

/** The services that own targets say whose they are. */
export function reportTargetResolvedConsumers(): EventConsumer<DB>[] {
  return TARGET_OWNERS.map((service) =>
    defineConsumer({
      name: `resolve-${service}-target`,
      contract: reportTargetResolved(service),
      handle: async (tx: Tx<DB>, { data }) => {
        const { targetType: type, targetId: id, exists, ownerId } = data;
        await resolveTarget(tx.db, { type, id }, { exists, ownerId });
      },
    }),
  );
}
