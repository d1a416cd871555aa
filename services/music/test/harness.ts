import {
  type Guest,
  type ServiceUnderTest,
  startServiceUnderTest,
} from '@hotmess/local/testing/service-under-test';
import { createAuditor } from '@hotmess/shared/events/audit';
import type { Dependencies } from '../src/context.ts';
import { createScheduleCache } from '../src/schedule/schedule-cache.ts';
import { createMusic } from '../src/service.ts';

/** Music running on a database of its own. */
export type Music = ServiceUnderTest<Awaited<ReturnType<typeof createMusic>>> & {
  /** To run jobs and commands by hand. */
  readonly deps: Dependencies;
  /** The data of all events of a fact, such as `now_playing.changed`, oldest first. */
  events(fact: string): Promise<Record<string, unknown>[]>;
  /**
   * Calls a mutation that takes `input`, of the type that is its name with a capital and `Input`, where not said.
   * @throws where it answers an error
   */
  mutate(
    name: string,
    input: Record<string, unknown>,
    fields: string,
    as: Guest,
    type?: string,
  ): Promise<any>; // oxlint-disable-line typescript/no-explicit-any
};

const stationTimeZone = 'Europe/London';

/**
 * Starts music on any free port.
 * @param options.heldJobs jobs that only the test itself runs: it holds their leases, as another replica would
 * @param options.natsUrl a NATS of the test's own; the shared one where left out
 */
export async function startMusic(options: { heldJobs?: string[]; natsUrl?: string } = {}): Promise<Music> {
  const { heldJobs = [], natsUrl } = options;
  const music = await startServiceUnderTest(
    'music',
    (config) =>
      createMusic({ ...config, NATS_URL: natsUrl ?? config.NATS_URL, STATION_TIME_ZONE: stationTimeZone }),
    (superuser) =>
      superuser.query(
        `insert into leases (name, holder, expires_at)
         select name, uuidv7(), now() + interval '1 hour' from unnest($1::text[]) as name`,
        [heldJobs],
      ),
  );
  const { database } = music.service;
  return {
    ...music,
    deps: {
      database,
      auditor: createAuditor({ service: 'music', publicJwk: music.config.AUDIT_PUBLIC_JWK }),
      schedule: createScheduleCache(database, stationTimeZone),
      stationTimeZone,
      mediaHosts: music.config.MEDIA_HOSTS,
    },
    async events(fact) {
      const { rows } = await music.superuser.query<{ envelope: string }>(
        'select envelope from outbox where subject = $1 order by id',
        [`hotmess.music.${fact}.v1`],
      );
      return rows.map(({ envelope }) => (JSON.parse(envelope) as { data: Record<string, unknown> }).data);
    },
    async mutate(name, input, fields, as, type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`) {
      const answer = await music.graphql(
        `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`,
        { input },
        as,
      );
      if (answer.errors.length > 0) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
      return answer.data[name];
    },
  };
}

/** Takes everything off air. Not by TRUNCATE, whose locks would meet those of the jobs that run meanwhile. */
export async function clearStation({ superuser }: Pick<Music, 'superuser'>): Promise<void> {
  await superuser.query(`
    delete from schedule_blocks; delete from now_playing_overrides; delete from show_listeners;
    delete from radio_shows`);
}
