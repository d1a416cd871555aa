/** Which row each GraphQL type is resolved from; read by `npm run generate`. */
export const codegen = {
  mappers: {
    City: '../city/queries.ts#CityRow',
    Beacon: '../beacon/rows.ts#BeaconRow',
    QrToken: '../qr-token/rows.ts#QrTokenRow',
    ScanBeaconPayload: '../scan/commands.ts#ScanAnswer',
  },
  upperCaseEnums: ['ScanReason'],
};
