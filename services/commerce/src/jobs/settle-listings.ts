import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { DB } from '../generated/database.ts';
import { findUnsettled, settleListingStock } from '../market-listing/sales.ts';

const SYSTEM = systemActor('settle-listings');
const AT_ONCE = 200;

/**
 * Brings listings to live or sold_out as their stock says, where whoever moved the stock did not, as when a hold ends.
 * Nobody sees a wrong state meanwhile: what can be bought, the stock itself says.
 */
export async function settleListings(database: Database<DB>): Promise<number> {
  const ids = await findUnsettled(database.as(SYSTEM), AT_ONCE);
  if (ids.length > 0) await database.inTransaction(SYSTEM, async (tx) => settleListingStock(tx, ids));
  return ids.length;
}
