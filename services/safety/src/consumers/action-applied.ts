import type { Tx } from '@hotmess/shared/db/transaction';
import { type EventConsumer, defineConsumer } from '@hotmess/shared/events/consumer';
import { TARGET_OWNERS, actionApplied } from '@hotmess/shared/events/moderation-answers';
import { actionMachine } from '../action/machine.ts';
import { lockAction, settleAction } from '../action/queries.ts';
import type { DB } from '../generated/database.ts';

/** The services that own targets say what came of an action. An answer to one that is settled changes nothing. */
export function actionAppliedConsumers(): EventConsumer<DB>[] {
  return TARGET_OWNERS.map((service) =>
    defineConsumer({
      name: `settle-${service}-action`,
      contract: actionApplied(service),
      handle: async (tx: Tx<DB>, { data }) => {
        const action = await lockAction(tx.db, data.actionId);
        if (action?.status !== 'requested') return;
        const status = actionMachine.next(data.outcome === 'failed' ? 'fail' : 'confirm', action.status);
        await settleAction(tx.db, action.id, {
          status: status as 'effective' | 'failed',
          changed: data.changed,
          failure: data.outcome === 'failed' ? (data.failure ?? 'UNKNOWN') : null,
        });
      },
    }),
  );
}
