import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { DomainError } from '@hotmess/shared/errors/domain-error';
import { errorCode } from '@hotmess/shared/errors/from-unknown';
import { validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { fileReportInput } from './input.ts';
import { mayFile } from './policy.ts';
import { insertReport } from './queries.ts';
import type { ReportRow } from './rows.ts';

/** What the commands of reports stand on. */
export interface ReportCommands {
  readonly database: Database<DB>;
}

/**
 * Files a report; its reporter is who asks. The database counts and refuses, so that no two requests at once can
 * get past a limit.
 */
export async function fileReport(deps: ReportCommands, actor: Actor, raw: unknown): Promise<ReportRow> {
  const reporter = mayFile(actor);
  const input = validInput(fileReportInput, raw);
  try {
    return await deps.database.inTransaction(actor, (tx) =>
      insertReport(tx.db, {
        reporter_id: reporter.userId,
        target_type: input.targetType,
        target_id: input.targetId,
        category: input.category,
        description: input.description ?? '',
      }),
    );
  } catch (error) {
    throw refusalOf(error);
  }
}

/** The sentence for what the table's own rules refused; anything else as it is. */
function refusalOf(error: unknown): unknown {
  if (errorCode(error) === 'HM003')
    return new DomainError('RATE_LIMITED', 'You filed 20 reports in 24 hours; try again later.');
  if (errorCode(error) === '23505')
    return new DomainError('CONFLICT', 'Your report about this is still open.');
  return error;
}
