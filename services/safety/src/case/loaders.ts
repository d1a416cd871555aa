import { loaderOfMany, loadersByArguments } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import { listActionsByCase } from '../action/queries.ts';
import type { DB } from '../generated/database.ts';
import { listReportsByCase } from './queries.ts';

/** A page of a case's reports, before it is known which case. */
export interface ReportPage {
  readonly after: string | null | undefined;
  readonly limit: number;
}

/** Loads what belongs to cases for one request. @param db the actor's database */
export function caseLoaders(db: Kysely<DB>) {
  return {
    reports: loadersByArguments(({ after, limit }: ReportPage) =>
      loaderOfMany(
        (caseIds) => listReportsByCase(db, caseIds, after, limit),
        (report) => report.case_id!,
      ),
    ),
    actions: loaderOfMany(
      (caseIds) => listActionsByCase(db, caseIds),
      (action) => action.case_id,
    ),
  };
}
