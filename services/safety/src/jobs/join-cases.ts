import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { reportFiled } from '@hotmess/shared/events/safety';
import { countReporters, joinCase, takeUnjoined } from '../case/joining.ts';
import type { DB } from '../generated/database.ts';

/**
 * Brings reports that were filed into the cases of their targets, and tells the targets' owners by event. It runs after
 * each filing and again by the clock, so that a report whose process died in between is not forgotten.
 * @returns how many it brought
 */
export async function joinCases(database: Database<DB>): Promise<number> {
  let joined = 0;
  while (await database.inTransaction(systemActor('join-cases'), joinOne)) joined++;
  return joined;
}

async function joinOne(tx: Tx<DB>): Promise<boolean> {
  const report = await takeUnjoined(tx.db);
  if (!report) return false;
  const joined = await joinCase(tx.db, report);
  appendEvent(tx, reportFiled, {
    entityId: report.id,
    data: {
      reportId: report.id,
      targetType: report.target_type,
      targetId: report.target_id,
      category: report.category,
      distinctReporters: await countReporters(tx.db, joined),
      version: joined.reports_version,
    },
  });
  return true;
}
