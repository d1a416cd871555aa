import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { DomainError } from '@hotmess/shared/errors/domain-error';
import { errorCode } from '@hotmess/shared/errors/from-unknown';
import { validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { joinCases } from '../jobs/join-cases.ts';
import { findMute } from '../reporter-mute/queries.ts';
import { fileReportInput } from './input.ts';
import { mayFile } from './policy.ts';
import { insertReport } from './queries.ts';
import type { ReportRow } from './rows.ts';

/** What the commands of reports stand on. */
export interface ReportCommands {
  readonly database: Database<DB>;
  /** `MEDIA_HOSTS`. */
  readonly mediaHosts: readonly string[];
}

/**
 * Files a report; its reporter is who asks. The database counts and refuses, so that no two requests at once can
 * get past a limit.
 */
export async function fileReport(deps: ReportCommands, actor: Actor, raw: unknown): Promise<ReportRow> {
  const reporter = mayFile(actor);
  const input = validInput(fileReportInput(deps.mediaHosts), raw);
  try {
    const report = await deps.database.inTransaction(actor, async (tx) => {
      const mutedUntil = await findMute(tx.db, reporter.userId, new Date());
      if (mutedUntil)
        throw new DomainError('FORBIDDEN', 'You may not file reports for a while.', {
          until: mutedUntil.toISOString(),
        });
      return insertReport(tx.db, {
        reporter_id: reporter.userId,
        target_type: input.targetType,
        target_id: input.targetId,
        category: input.category,
        description: input.description ?? '',
        evidence: JSON.stringify(input.evidence ?? []),
      });
    });
    // Filed it is; where the process dies here, the job brings it into its case.
    await joinCases(deps.database).catch(() => {});
    return report;
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
