import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import { reportTargetResolved } from '@hotmess/shared/events/moderation-answers';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { reportFiled } from '@hotmess/shared/events/safety';
import type { DB } from '../generated/database.ts';
import { lockForAction } from '../user/queries.ts';

/** Says whether a reported user exists; nobody owns a user but himself. */
export function reportFiledConsumer() {
  return defineConsumer({
    name: 'resolve-report-target',
    contract: reportFiled,
    handle: async (tx: Tx<DB>, { data }) => {
      const { reportId, targetType, targetId } = data;
      if (targetType !== 'user') return;
      const user = await lockForAction(tx.db, targetId);
      const exists = user !== undefined && user.status !== 'erased';
      appendEvent(tx, reportTargetResolved('identity'), {
        entityId: reportId,
        data: { reportId, targetType, targetId, exists, ownerId: exists ? targetId : null },
      });
    },
  });
}
