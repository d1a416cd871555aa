/** Which row each GraphQL type is resolved from; read by `npm run generate`. */
export const codegen = {
  mappers: {
    City: '../city/queries.ts#CityRow',
    Beacon: '../beacon/rows.ts#BeaconRow',
    BeaconStaffMember: '../beacon-staff/queries.ts#StaffRow',
    ContentRuleset: '../content-ruleset/queries.ts#ContentRulesetRow',
    OfflineScanResult: '../scan/commands.ts#OfflineAnswer',
    OfflineKey: '../offline-key/queries.ts#PublishedKey',
    QrToken: '../qr-token/rows.ts#QrTokenRow',
    Scan: '../scan/records.ts#ScanRow',
    BeaconPost: '../post/rows.ts#PostRow',
    Evidence: '../evidence/queries.ts#EvidenceRow',
    EvidenceRecord: '../evidence/queries.ts#EvidenceRecordRow',
    TicketListing: '../ticket-listing/rows.ts#TicketListingRow',
    Ticket: '../ticket-right/queries.ts#TicketRightRow',
    ScanBeaconPayload: '../scan/scan-once.ts#ScanAnswer',
  },
  upperCaseEnums: ['ScanReason'],
};
