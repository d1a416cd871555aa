import { notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { entityId } from '@hotmess/shared/graphql/input';
import type { Resolvers } from '../generated/resolvers.ts';
import { closeCase, releaseCase, reopenCase, takeCase, takeNextCase } from './commands.ts';
import { mayReadCases } from './policy.ts';
import { caseReportCursor, findCase, listAssigned, listQueue, queueCursor } from './queries.ts';
import { presentCaseStatus } from './status.ts';
import { listOutcomes, listQueueSummary, listResponseTimes, listWorkload } from './summaries.ts';

export const caseResolvers: Resolvers = {
  Query: {
    async moderationQueue(_, { first, after }, { deps, actor }) {
      const db = deps.database.as(mayReadCases(actor));
      const size = pageSize(first);
      const rows = await listQueue(db, after, size + 1);
      return toConnection(
        rows,
        size,
        (row) => queueCursor.encode({ severity: row.severity, due: row.due_at.toISOString(), id: row.id }),
        Boolean(after),
      );
    },
    myCases: (_, __, { deps, actor }) => {
      const moderator = mayReadCases(actor);
      return listAssigned(deps.database.as(moderator), moderator.userId);
    },
    moderationCase: async (_, { id }, { deps, actor }) =>
      (await findCase(deps.database.as(mayReadCases(actor)), entityId(id))) ?? notFound(),
    moderationQueueSummary: (_, __, { deps, actor }) =>
      listQueueSummary(deps.database.as(mayReadCases(actor))),
    moderatorWorkload: (_, __, { deps, actor }) => listWorkload(deps.database.as(mayReadCases(actor))),
    moderationResponseTimes: (_, __, { deps, actor }) =>
      listResponseTimes(deps.database.as(mayReadCases(actor))),
    moderationOutcomes: (_, __, { deps, actor }) => listOutcomes(deps.database.as(mayReadCases(actor))),
  },
  Mutation: {
    takeNextCase: async (_, __, { deps, actor }) => ({ case: (await takeNextCase(deps, actor)) ?? null }),
    takeCase: async (_, { input }, { deps, actor }) => ({ case: await takeCase(deps, actor, input) }),
    releaseCase: async (_, { input }, { deps, actor }) => ({ case: await releaseCase(deps, actor, input) }),
    closeCase: async (_, { input }, { deps, actor }) => ({ case: await closeCase(deps, actor, input) }),
    reopenCase: async (_, { input }, { deps, actor }) => ({ case: await reopenCase(deps, actor, input) }),
  },
  ModerationCase: {
    status: (row) => presentCaseStatus(row, new Date()),
    targetType: (row) => row.target_type,
    targetId: (row) => row.target_id,
    targetExists: (row) => row.target_exists,
    owner: (row) => (row.owner_id === null ? null : { id: row.owner_id }),
    reportCount: (row) => row.report_count,
    assignee: (row) =>
      row.assigned_to !== null && presentCaseStatus(row, new Date()) === 'assigned'
        ? { id: row.assigned_to }
        : null,
    leaseUntil: (row) => row.lease_until,
    openedAt: (row) => row.opened_at,
    dueAt: (row) => row.due_at,
    overdue: (row) => row.first_taken_at === null && row.due_at <= new Date(),
    closedAt: (row) => row.closed_at,
    async reports(row, { first, after }, { loaders }) {
      const size = pageSize(first);
      if (after) caseReportCursor.decode(after);
      const rows = await loaders.case.reports({ after, limit: size + 1 }).load(row.id);
      return toConnection(rows, size, (report) => caseReportCursor.encode(report.id), Boolean(after));
    },
    actions: async (row, _, { loaders }) => [...(await loaders.case.actions.load(row.id))],
  },
  CaseReport: {
    reporter: (report) => ({ id: report.reporter_id }),
    evidence: (report) => report.evidence as unknown as string[],
    createdAt: (report) => report.created_at,
  },
  QueueSummary: { inWork: (row) => row.in_work },
  ModeratorWorkload: {
    moderator: (row) => ({ id: row.moderator_id }),
    casesInWork: (row) => row.cases_in_work,
    actions30Days: (row) => row.actions_30_days,
  },
  ModerationResponseTime: {
    medianSecondsToAction: (row) => row.median_seconds_to_action,
    slowestSecondsToAction: (row) => row.slowest_seconds_to_action,
  },
  ModerationOutcome: {
    actionTaken: (row) => row.action_taken,
    noAction: (row) => row.no_action,
  },
};
