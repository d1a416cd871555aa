import { defineConsumer } from '@hotmess/shared/events/consumer';
import type { Tx } from '@hotmess/shared/db/transaction';
import { actionTaken } from '@hotmess/shared/events/safety';
import { disableBeacon, reinstateBeacon } from '../beacon/moderation.ts';
import type { DB } from '../generated/database.ts';

/** What moderators decided in safety takes effect here; actions on other targets are other services'. */
export function actionTakenConsumer() {
  return defineConsumer({
    name: 'apply-action',
    contract: actionTaken,
    handle: async (tx: Tx<DB>, { data }) => {
      if (data.targetType !== 'beacon') return;
      const action = { beaconId: data.targetId, version: data.version };
      if (data.action === 'disable_beacon') await disableBeacon(tx, action);
      if (data.action === 'reinstate') await reinstateBeacon(tx, action);
    },
  });
}
