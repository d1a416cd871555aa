import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import type { EventData } from '@hotmess/shared/events/define-event';
import { reportTargetResolved } from '@hotmess/shared/events/moderation-answers';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { reportFiled } from '@hotmess/shared/events/safety';
import type { DB } from '../generated/database.ts';
import { marketListingMachine } from '../market-listing/machine.ts';
import { lockListing } from '../market-listing/moderation.ts';
import { findSellerUser } from '../market-listing/queries.ts';
import { afterReport } from '../market-listing/reports.ts';
import { lockSeller } from '../seller/queries.ts';

type Report = EventData<typeof reportFiled>;

/** Says whose a reported seller or market listing is, and sends a listing that enough people reported to review. */
export function reportFiledConsumer() {
  return defineConsumer({
    name: 'count-market-reports',
    contract: reportFiled,
    handle: async (tx: Tx<DB>, { data }) => {
      const { reportId, targetType, targetId } = data;
      if (targetType !== 'seller' && targetType !== 'market_listing') return;
      const ownerId =
        targetType === 'seller' ? await ownerOfSeller(tx, targetId) : await countOnListing(tx, data);
      appendEvent(tx, reportTargetResolved('commerce'), {
        entityId: reportId,
        data: { reportId, targetType, targetId, exists: ownerId !== null, ownerId },
      });
    },
  });
}

async function ownerOfSeller({ db }: Tx<DB>, sellerId: string): Promise<string | null> {
  return (await lockSeller(db, { id: sellerId }))?.user_id ?? null;
}

async function countOnListing(
  { db }: Tx<DB>,
  { targetId, distinctReporters, version }: Report,
): Promise<string | null> {
  const seen = await lockListing(db, targetId);
  if (!seen) return null;
  // One that comes after a newer one has been counted by that.
  if (seen.report_version < version) {
    const { isFlagged, ...counts } = afterReport(seen, distinctReporters);
    await db
      .updateTable('market_listings')
      .set({
        ...counts,
        report_version: version,
        ...(isFlagged && { status: marketListingMachine.next('flag', seen.status) }),
      })
      .where('id', '=', targetId)
      .execute();
  }
  return findSellerUser(db, seen.seller_id);
}
