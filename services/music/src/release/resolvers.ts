import { notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { Resolvers } from '../generated/resolvers.ts';
import { archiveRelease, createRelease, publishRelease, scheduleRelease, updateRelease } from './commands.ts';
import { comingCursor, creationCursor, releaseCursor } from './cursors.ts';
import { searchInput } from './input.ts';
import { mayListReleases } from './policy.ts';
import { listByStatus, listReleased, listUpcoming } from './queries.ts';
import { presentStatus } from './status.ts';

export const releaseResolvers: Resolvers = {
  Query: {
    release: async (_, { id }, { loaders }) => (await loaders.release.byId.load(entityId(id))) ?? notFound(),
    async releases(_, { search, first, after }, { deps, actor }) {
      const size = pageSize(first);
      const words = search == null ? null : validInput(searchInput, search);
      const rows = await listReleased(deps.database.as(actor), { search: words, after }, size + 1);
      return toConnection(rows, size, releaseCursor, Boolean(after));
    },
    async upcomingReleases(_, { first, after }, { deps, actor }) {
      const size = pageSize(first);
      const rows = await listUpcoming(deps.database.as(actor), after, size + 1);
      return toConnection(rows, size, comingCursor, Boolean(after));
    },
    async releasesByStatus(_, { status, first, after }, { deps, actor }) {
      mayListReleases(actor);
      const size = pageSize(first);
      const rows = await listByStatus(deps.database.as(actor), status, after, size + 1);
      return toConnection(rows, size, creationCursor, Boolean(after));
    },
  },
  Mutation: {
    createRelease: async (_, { input }, { deps, actor }) => ({
      release: await createRelease(deps, actor, input),
    }),
    updateRelease: async (_, { input }, { deps, actor }) => ({
      release: await updateRelease(deps, actor, input),
    }),
    scheduleRelease: async (_, { input }, { deps, actor }) => ({
      release: await scheduleRelease(deps, actor, input),
    }),
    publishRelease: async (_, { input }, { deps, actor }) => ({
      release: await publishRelease(deps, actor, input),
    }),
    archiveRelease: async (_, { input }, { deps, actor }) => ({
      release: await archiveRelease(deps, actor, input),
    }),
  },
  Release: {
    __resolveReference: async ({ id }, { loaders }) =>
      (await loaders.release.byId.load(entityId(id))) ?? null,
    artworkUrl: (release) => release.artwork_url,
    soundcloudUrl: (release) => release.soundcloud_url,
    releaseAt: (release) => release.release_at,
    status: (release) => presentStatus(release, new Date()),
    tracks: async (release, _, { loaders }) => [...(await loaders.release.tracks.load(release.id))],
    createdAt: (release) => release.created_at,
    updatedAt: (release) => release.updated_at,
  },
  ReleaseTrack: {
    durationSeconds: (track) => track.duration_seconds,
  },
  UpcomingRelease: {
    artworkUrl: (release) => release.artwork_url,
    releaseAt: (release) => release.release_at,
  },
};
