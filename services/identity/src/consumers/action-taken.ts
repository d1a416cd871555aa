import { defineConsumer } from '@hotmess/shared/events/consumer';
import type { Tx } from '@hotmess/shared/db/transaction';
import { actionTaken } from '@hotmess/shared/events/safety';
import type { DB } from '../generated/database.ts';
import { banUser, reinstateUser } from '../user/moderation.ts';

/** What moderators decided in safety takes effect here; actions on other targets are other services'. */
export function actionTakenConsumer() {
  return defineConsumer({
    name: 'apply-action',
    contract: actionTaken,
    handle: async (tx: Tx<DB>, { data }) => {
      if (data.targetType !== 'user') return;
      const action = { userId: data.targetId, actionId: data.actionId, version: data.version };
      if (data.action === 'ban_user') await banUser(tx, action);
      if (data.action === 'reinstate') await reinstateUser(tx, action);
    },
  });
}
