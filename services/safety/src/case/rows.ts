import type { Selectable } from 'kysely';
import type { ModerationCases, ModerationReports } from '../generated/database.ts';
import type { ReportRow } from '../report/rows.ts';

export type CaseRow = Selectable<ModerationCases>;

/** A report as the moderators see it: who filed it is among what they may know. */
export type CaseReportRow = ReportRow & Pick<Selectable<ModerationReports>, 'case_id'>;

/** How long a case is one moderator's, in minutes; each thing he does on it begins this anew. */
export const LEASE_MINUTES = 30;
