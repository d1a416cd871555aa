/** Which row each GraphQL type is resolved from; read by `npm run generate`. */
export const codegen = {
  mappers: {
    Report: '../report/rows.ts#ReportRow',
    ModerationCase: '../case/rows.ts#CaseRow',
    CaseReport: '../case/rows.ts#CaseReportRow',
    QueueSummary: '../case/summaries.ts#QueueSummaryRow',
    ModeratorWorkload: '../case/summaries.ts#WorkloadRow',
    ModerationResponseTime: '../case/summaries.ts#ResponseTimeRow',
    ModerationOutcome: '../case/summaries.ts#OutcomeRow',
    ModerationAction: '../action/rows.ts#ActionRow',
    Decision: '../action/rows.ts#DecisionRow',
    Strike: '../strike/queries.ts#StrikeRow',
    Appeal: '../appeal/rows.ts#AppealRow',
    DataRequest: '../dsar/rows.ts#DsarRow',
    DataRequestProgress: '../dsar/rows.ts#DsarProgressRow',
    AuditEntry: '../audit/rows.ts#AuditEntryRow',
    AuditDetails: '../audit/rows.ts#OpenedDetails',
  },
};
