import { defineConsumer } from '@hotmess/shared/events/consumer';
import type { Tx } from '@hotmess/shared/db/transaction';
import type { EventData } from '@hotmess/shared/events/define-event';
import { actionApplied } from '@hotmess/shared/events/moderation-answers';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { actionTaken } from '@hotmess/shared/events/safety';
import type { DB } from '../generated/database.ts';
import { type Outcome, banUser, reinstateUser, warnUser } from '../user/moderation.ts';

/** What moderators decided of users takes effect here, and safety hears what came of it. */
export function actionTakenConsumer() {
  return defineConsumer({
    name: 'apply-action',
    contract: actionTaken,
    handle: async (tx: Tx<DB>, { data }) => {
      const { actionId, targetType, targetId, version } = data;
      if (targetType !== 'user') return;
      const outcome = await apply(tx, data);
      appendEvent(tx, actionApplied('identity'), {
        entityId: actionId,
        data: { actionId, targetType, targetId, version, ...outcome },
      });
    },
  });
}

async function apply(tx: Tx<DB>, data: EventData<typeof actionTaken>): Promise<Outcome> {
  const action = { userId: data.targetId, actionId: data.actionId, version: data.version };
  if (data.action === 'ban_user') return banUser(tx, action);
  if (data.action === 'reinstate') return reinstateUser(tx, action);
  if (data.action === 'warn') return warnUser(tx, action);
  return { outcome: 'failed', changed: [], failure: 'WRONG_TARGET' };
}
