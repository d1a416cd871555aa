import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import type { EventData } from '@hotmess/shared/events/define-event';
import { type ActionApplied, actionApplied } from '@hotmess/shared/events/moderation-answers';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { actionTaken } from '@hotmess/shared/events/safety';
import type { DB } from '../generated/database.ts';
import { bringBack, lockListing, removeListing } from '../market-listing/moderation.ts';
import { lockSeller } from '../seller/queries.ts';
import { changeCauses } from '../seller/suspension.ts';

type Action = EventData<typeof actionTaken>;
type Outcome = Pick<ActionApplied, 'outcome' | 'changed' | 'failure'>;

const UNCHANGED: Outcome = { outcome: 'unchanged', changed: [], failure: null };
const effective = (change: string): Outcome => ({
  outcome: 'effective',
  changed: [{ change, count: 1 }],
  failure: null,
});
const failed = (failure: string): Outcome => ({ outcome: 'failed', changed: [], failure });

/** What moderators decided in safety about sellers and market listings takes effect here, and is answered. */
export function actionTakenConsumer() {
  return defineConsumer({
    name: 'apply-market-action',
    contract: actionTaken,
    handle: async (tx: Tx<DB>, { data }) => {
      const outcome =
        data.targetType === 'seller'
          ? await onSeller(tx, data)
          : data.targetType === 'market_listing'
            ? await onListing(tx, data)
            : undefined;
      if (!outcome) return;
      const { actionId, targetType, targetId, version } = data;
      appendEvent(tx, actionApplied('commerce'), {
        entityId: actionId,
        data: { actionId, targetType, targetId, version, ...outcome },
      });
    },
  });
}

async function onSeller(tx: Tx<DB>, { action, targetId, version }: Action): Promise<Outcome> {
  if (action !== 'suspend_seller' && action !== 'reinstate') return failed('UNSUPPORTED_ACTION');
  const seen = await lockSeller(tx.db, { id: targetId });
  if (!seen) return failed('UNKNOWN_TARGET');
  // A newer action overtook this one.
  if (seen.action_version >= version) return UNCHANGED;
  const { seller, moved } = await changeCauses(
    tx,
    seen,
    action === 'suspend_seller'
      ? { add: ['action'], reason: 'A moderator suspended the account.', action_version: version }
      : { remove: ['action'], reason: null, action_version: version },
  );
  if (moved === 'suspended') return effective('SELLER_SUSPENDED');
  if (moved === 'reinstated') return effective('SELLER_REINSTATED');
  return seller.suspension_causes.length === seen.suspension_causes.length
    ? UNCHANGED
    : effective('SELLER_NOTED');
}

async function onListing(tx: Tx<DB>, { action, targetId, version }: Action): Promise<Outcome> {
  if (action !== 'remove_listing' && action !== 'reinstate') return failed('UNSUPPORTED_ACTION');
  const seen = await lockListing(tx.db, targetId);
  if (!seen) return failed('UNKNOWN_TARGET');
  if (seen.action_version >= version) return UNCHANGED;
  await tx.db
    .updateTable('market_listings')
    .set({ action_version: version })
    .where('id', '=', targetId)
    .execute();
  if (action === 'remove_listing') {
    if (seen.status === 'removed') return UNCHANGED;
    await removeListing(tx, seen, 'moderator');
    return effective('LISTING_REMOVED');
  }
  // What its seller took away, or the erasure of his person, no moderator brings back.
  if (seen.removed_by !== 'moderator') return UNCHANGED;
  await bringBack(tx, seen);
  return effective('LISTING_REINSTATED');
}
