import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import type { Resolvers } from '../generated/resolvers.ts';
import { scanBeacon, uploadOfflineScans } from './commands.ts';

import { scanCursor } from './records.ts';
import { readScans, voidScan } from './voiding.ts';

export const scanResolvers: Resolvers = {
  Query: {
    async beaconScans(_, { beaconId, first, after }, { deps, actor }) {
      const size = pageSize(first);
      if (after) scanCursor.decode(after);
      const rows = await readScans(deps, actor, { beaconId, after, limit: size + 1 });
      const cursor = (row: (typeof rows)[number]) =>
        scanCursor.encode({ at: row.scanned_at.toISOString(), id: row.id });
      return toConnection(rows, size, cursor, Boolean(after));
    },
  },
  Mutation: {
    voidScan: async (_, { input }, { deps, actor }) => ({ scan: await voidScan(deps, actor, input) }),
    scanBeacon: (_, { input }, { deps, actor, clientIp }) => scanBeacon(deps, actor, clientIp, input),
    uploadOfflineScans: async (_, { input }, { deps, actor }) => ({
      results: await uploadOfflineScans(deps, actor, input),
    }),
  },
  Scan: {
    scannedAt: (scan) => scan.scanned_at,
    recordedAt: (scan) => scan.created_at,
    user: (scan) => person(scan.user_id),
    scannedBy: (scan) => person(scan.scanned_by),
    firstForUser: (scan) => scan.first_for_user,
    voidedAt: (scan) => scan.voided_at,
  },
  OfflineScanResult: {
    beacon: async ({ beaconId }, _, { loaders }) =>
      beaconId === null ? null : ((await loaders.beacon.byId.load(beaconId)) ?? null),
  },
  ScanBeaconPayload: {
    beacon: async ({ beaconId }, _, { loaders }) =>
      beaconId === null ? null : ((await loaders.beacon.byId.load(beaconId)) ?? null),
  },
};

function person(id: string | null) {
  return id === null ? null : ({ __typename: 'User', id } as const);
}
