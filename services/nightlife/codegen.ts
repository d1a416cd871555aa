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
    CityPulse: '../pulse/queries.ts#CityPulseRow',
    CityHeat: '../pulse/queries.ts#CityHeatRow',
    PopularBeacon: '../pulse/queries.ts#PopularBeaconRow',
    BeaconStats: '../pulse/queries.ts#BeaconStatsRow',
    BeaconTotals: '../pulse/queries.ts#BeaconTotalsRow',
    ScanBeaconPayload: '../scan/scan-once.ts#ScanAnswer',
  },
  upperCaseEnums: ['ScanReason'],
};
