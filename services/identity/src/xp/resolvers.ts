import { requirePerson } from '@hotmess/shared/auth/require';
import type { Actor } from '@hotmess/shared/db/actor';
import { notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { entityId } from '@hotmess/shared/graphql/input';
import type { Dependencies } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { adjustXp } from './commands.ts';
import { balanceOfLevel, levelOf, levelProgress, toNextLevel } from './level.ts';
import { findStreak } from './login.ts';
import { maySeeAccount } from './policy.ts';
import { findBalance, findBalanceAsOf, historyCursor, isAccount, listHistory } from './queries.ts';
import type { XpBalanceRow } from './rows.ts';

export const xpResolvers: Resolvers = {
  Query: {
    myXp: (_, { asOf }, { deps, actor }) => balanceOf(deps, actor, requirePerson(actor).userId, asOf),
    async xpAccount(_, { userId }, { deps, actor }) {
      const id = entityId(userId);
      const person = maySeeAccount(actor, id);
      return (await isAccount(deps.database.as(person), id)) ? { userId: id } : notFound();
    },
  },
  Mutation: {
    async adjustXp(_, { input }, { deps, actor }) {
      const event = await adjustXp(deps, actor, input);
      return { event, account: { userId: event.user_id } };
    },
  },
  Me: {
    xp: ({ person }, { asOf }, { deps }) => balanceOf(deps, person, person.userId, asOf),
    xpHistory: ({ person }, page, { deps }) => historyOf(deps, person, person.userId, page),
    loginStreak: ({ person }, _, { deps }) => findStreak(deps.database.as(person), person.userId),
  },
  XpAccount: {
    xp: ({ userId }, { asOf }, { deps, actor }) => balanceOf(deps, actor, userId, asOf),
    history: ({ userId }, page, { deps, actor }) => historyOf(deps, actor, userId, page),
  },
  XpBalance: {
    totalEvents: (xp) => xp.total_events,
    lastActivity: (xp) => xp.last_activity,
    level: (xp) => levelOf(xp.balance),
    nextLevelAt: (xp) => balanceOfLevel(levelOf(xp.balance) + 1),
    toNextLevel: (xp) => toNextLevel(xp.balance),
    levelProgress: (xp) => levelProgress(xp.balance),
  },
  XpEvent: {
    occurredAt: (event) => event.occurred_at,
  },
};

function balanceOf(
  { database }: Dependencies,
  actor: Actor,
  userId: string,
  asOf: Date | null | undefined,
): Promise<XpBalanceRow> {
  const db = database.as(actor);
  return asOf ? findBalanceAsOf(db, userId, asOf) : findBalance(db, userId);
}

async function historyOf(
  { database }: Dependencies,
  actor: Actor,
  userId: string,
  { first, after }: { first?: number | null | undefined; after?: string | null | undefined },
) {
  const size = pageSize(first);
  const rows = await listHistory(database.as(actor), userId, after, size + 1);
  return toConnection(rows, size, (row) => historyCursor.encode(row.id), Boolean(after));
}
