import { entityId } from '@hotmess/shared/graphql/input';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import type { Resolvers } from '../generated/resolvers.ts';
import { mayReadAudit } from './policy.ts';
import { auditCursor, listEntries } from './queries.ts';

export const auditResolvers: Resolvers = {
  Query: {
    async auditLog(_, { filter, first, after }, { deps, actor }) {
      const admin = mayReadAudit(actor);
      const size = pageSize(first);
      const wanted = {
        ...filter,
        actorId: filter?.actorId == null ? null : entityId(filter.actorId),
        subjectId: filter?.subjectId == null ? null : entityId(filter.subjectId),
      };
      const rows = await listEntries(deps.database.as(admin), wanted, after, size + 1);
      return toConnection(rows, size, (row) => auditCursor.encode(row.seq), Boolean(after));
    },
  },
  AuditEntry: {
    actor: (entry) => (entry.actor_id === null ? null : { id: entry.actor_id }),
    actorRole: (entry) => entry.actor_role,
    objectType: (entry) => entry.object_type,
    objectId: (entry) => entry.object_id,
    requestId: (entry) => entry.request_id,
    recordedAt: (entry) => entry.recorded_at,
    hash: (entry) => entry.hash.toString('hex'),
    details: (entry, _, { loaders }) => loaders.auditDetails.load(entry),
  },
  AuditDetails: {
    before: ({ before }) => asJson(before),
    after: ({ after }) => asJson(after),
  },
};

const asJson = (value: unknown): string | null => (value == null ? null : JSON.stringify(value));
