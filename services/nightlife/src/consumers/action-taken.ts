import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import type { EventData } from '@hotmess/shared/events/define-event';
import { actionApplied } from '@hotmess/shared/events/moderation-answers';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { actionTaken } from '@hotmess/shared/events/safety';
import { applyBeaconAction } from '../beacon/moderation.ts';
import type { DB } from '../generated/database.ts';
import type { Outcome } from '../moderation/outcome.ts';
import { applyPostAction } from '../post/moderation.ts';
import { applyListingAction } from '../ticket-listing/moderation.ts';

type Taken = EventData<typeof actionTaken>;

/** What can be acted on here; actions on other targets are other services'. */
const APPLIERS: Partial<Record<Taken['targetType'], (tx: Tx<DB>, action: Taken) => Promise<Outcome>>> = {
  beacon: applyBeaconAction,
  post: applyPostAction,
  ticket_listing: applyListingAction,
};

/** What moderators decided in safety takes effect here, and safety hears what came of it. */
export function actionTakenConsumer() {
  return defineConsumer({
    name: 'apply-action',
    contract: actionTaken,
    handle: async (tx: Tx<DB>, { data }) => {
      const apply = APPLIERS[data.targetType];
      if (!apply) return;
      const { actionId, targetType, targetId, version } = data;
      const outcome = await apply(tx, data);
      appendEvent(tx, actionApplied('nightlife'), {
        entityId: actionId,
        data: { actionId, targetType, targetId, version, ...outcome },
      });
    },
  });
}
