import { badInput } from '@hotmess/shared/errors/domain-error';
import type { Resolvers } from '../generated/resolvers.ts';
import { airingOn } from '../schedule-block/airing.ts';
import { listThisWeek, scheduleVersion } from './queries.ts';

const LONGEST_DAYS = 35;
const DAY = 24 * 3_600_000;

export const scheduleResolvers: Resolvers = {
  Query: {
    async schedule(_, { from, to }, { deps, actor }) {
      if (to <= from) badInput('to', 'It must be after "from".');
      if (to.getTime() - from.getTime() > LONGEST_DAYS * DAY)
        badInput('to', `It must be at most ${LONGEST_DAYS} days after "from".`);
      const version = await scheduleVersion(deps.database.as(actor));
      return (await deps.schedule.timeline(version)).between(from, to);
    },
    async radioScheduleThisWeek(_, __, { deps, actor, loaders }) {
      const rows = await listThisWeek(deps.database.as(actor));
      const airings = await Promise.all(
        rows.map(async (row) => {
          const airing = airingOn(row, deps.stationTimeZone, row.on_date);
          const show = await loaders.show.load(row.show_id);
          return airing && show ? [{ ...airing, show, replaced: row.replaced }] : [];
        }),
      );
      return airings.flat().sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
    },
  },
};
