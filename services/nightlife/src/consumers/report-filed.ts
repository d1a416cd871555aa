import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import type { EventData } from '@hotmess/shared/events/define-event';
import { reportTargetResolved } from '@hotmess/shared/events/moderation-answers';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { reportFiled } from '@hotmess/shared/events/safety';
import { findBeacon } from '../beacon/queries.ts';
import type { DB } from '../generated/database.ts';
import { countPostReports } from '../post/moderation.ts';
import { countReportsOfListing } from '../ticket-listing/moderation.ts';

type Filed = EventData<typeof reportFiled>;
/** Takes a report in. @returns whose the target is, undefined where there is none */
type Taker = (tx: Tx<DB>, report: Filed) => Promise<{ readonly ownerId: string | null } | undefined>;

/** What can be reported here; reports about anything else are other services'. */
const TAKERS: Partial<Record<Filed['targetType'], Taker>> = {
  async beacon({ db }, { targetId }) {
    const beacon = await findBeacon(db, targetId);
    return beacon && { ownerId: beacon.host_id };
  },
  post: countPostReports,
  ticket_listing: countReportsOfListing,
};

/** Counts reports, acts at the threshold, and tells safety whose the target is. */
export function reportFiledConsumer() {
  return defineConsumer({
    name: 'count-report',
    contract: reportFiled,
    handle: async (tx: Tx<DB>, { data }) => {
      const take = TAKERS[data.targetType];
      if (!take) return;
      const found = await take(tx, data);
      const { reportId, targetType, targetId } = data;
      appendEvent(tx, reportTargetResolved('nightlife'), {
        entityId: reportId,
        data: {
          reportId,
          targetType,
          targetId,
          exists: found !== undefined,
          ownerId: found?.ownerId ?? null,
        },
      });
    },
  });
}
