import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import DataLoader from 'dataloader';
import type { DB } from '../generated/database.ts';
import type { OpenedDetails, AuditEntryRow } from './rows.ts';
import type { SubjectKeys } from './subject-keys.ts';

/**
 * Opens entries for one request, all of a page at once. The keys are the system's to read; only who was let read an
 * entry has one to ask with.
 */
export function auditDetailsLoader(database: Database<DB>, subjectKeys: SubjectKeys) {
  const system = systemActor('audit-details');
  return new DataLoader<AuditEntryRow, OpenedDetails | null>(async (entries) => {
    const seals = await subjectKeys.sealsOf(
      database.as(system),
      entries.map((entry) => entry.subject_id),
    );
    return entries.map((entry) => {
      const seal = seals.get(entry.subject_id ?? '');
      if (!seal || !entry.sealed) return null;
      return JSON.parse(seal.open(entry.sealed, entry.id).toString('utf8')) as OpenedDetails;
    });
  });
}
