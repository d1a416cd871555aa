/** Which row each GraphQL type is resolved from; read by `npm run generate`. */
export const codegen = {
  mappers: {
    Report: '../report/rows.ts#ReportRow',
    AuditEntry: '../audit/rows.ts#AuditEntryRow',
    AuditDetails: '../audit/rows.ts#OpenedDetails',
  },
};
