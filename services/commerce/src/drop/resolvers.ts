import { notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { entityId } from '@hotmess/shared/graphql/input';
import type { Resolvers } from '../generated/resolvers.ts';
import { cancelDrop, createDrop, joinDrop, updateDrop } from './commands.ts';
import { dropCursor, entryCursor, listDraw, listDrops } from './queries.ts';
import { dropStatusAt, turnOpensAt } from './status.ts';

export const dropResolvers: Resolvers = {
  Query: {
    drop: async (_, { id }, { loaders }) => (await loaders.drop.load(entityId(id))) ?? notFound(),
    async drops(_, { first, after }, { deps, actor }) {
      const size = pageSize(first);
      const rows = await listDrops(deps.database.as(actor), after, size + 1);
      return toConnection(rows, size, dropCursor, Boolean(after));
    },
    async dropDraw(_, { dropId, first, after }, { deps, actor }) {
      const size = pageSize(first);
      const rows = await listDraw(deps.database.as(actor), entityId(dropId), after, size + 1);
      return toConnection(rows, size, entryCursor, Boolean(after));
    },
  },
  Mutation: {
    createDrop: async (_, { input }, { deps, actor }) => ({ drop: await createDrop(deps, actor, input) }),
    updateDrop: async (_, { input }, { deps, actor }) => ({ drop: await updateDrop(deps, actor, input) }),
    cancelDrop: async (_, { input }, { deps, actor }) => ({ drop: await cancelDrop(deps, actor, input) }),
    joinDrop: async (_, { input }, { deps, actor }) => ({ drop: await joinDrop(deps, actor, input.dropId) }),
  },
  Drop: {
    __resolveReference: async ({ id }, { loaders }) => (await loaders.drop.load(entityId(id))) ?? null,
    status: (drop) => dropStatusAt(drop, new Date()),
    startAt: (drop) => drop.start_at,
    endAt: (drop) => drop.end_at,
    waveSize: (drop) => drop.wave_size,
    waveSeconds: (drop) => drop.wave_seconds,
    seedHash: (drop) => drop.seed_hash,
    drawnAt: (drop) => drop.drawn_at,
    entriesDrawn: (drop) => drop.entries_drawn,
    products: async (drop, _, { loaders }) => [...(await loaders.product.ofDrop.load(drop.id))],
    myEntry: async (drop, _, { loaders }) => (await loaders.ownEntry.load(drop.id)) ?? null,
    async opensForMeAt(drop, _, { loaders }) {
      if (drop.drawn_at === null) return null;
      return turnOpensAt(drop, (await loaders.ownEntry.load(drop.id))?.position ?? null);
    },
  },
};
