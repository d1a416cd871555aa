import type { Guest } from '@hotmess/local/testing/service-under-test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENVELOPE_OF, type Nightlife, beaconIn, startNightlife } from './harness.ts';

let nightlife: Nightlife;
let host: Guest;
let moderator: Guest;
beforeAll(async () => {
  nightlife = await startNightlife();
  [host, moderator] = await Promise.all([nightlife.person(), nightlife.person('moderator')]);
});
afterAll(() => nightlife.close());

const STEPS = {
  submitBeacon: 'BeaconStepInput',
  withdrawBeacon: 'BeaconStepInput',
  approveBeacon: 'ApproveBeaconInput',
  rejectBeacon: 'RejectBeaconInput',
  endBeacon: 'BeaconStepInput',
  archiveBeacon: 'BeaconStepInput',
} as const;

async function step(name: keyof typeof STEPS, input: Record<string, unknown>, as?: Guest) {
  return nightlife.graphql(
    `mutation ($input: ${STEPS[name]}!) { ${name}(input: $input) { beacon { id status version hostType rejectionReason } } }`,
    { input: name === 'rejectBeacon' ? { reason: 'The address is missing.', ...input } : input },
    as,
  );
}

const create = (input: Record<string, unknown>, as?: Guest) =>
  nightlife.graphql(
    `mutation ($input: CreateBeaconInput!) { createBeacon(input: $input) { beacon { id status version title timeZone startsAt city { name } host { id } } } }`,
    { input: { type: 'VENUE', title: 'The Vaults', cityId: 'london', ...input } },
    as,
  );

describe('Checklist · State: Invalid transitions rejected: by GraphQL, every state × step', () => {
  const LEGAL: Record<string, Record<string, string>> = {
    draft: { submitBeacon: 'PENDING_REVIEW', archiveBeacon: 'ARCHIVED' },
    pending_review: { withdrawBeacon: 'DRAFT', approveBeacon: 'LIVE', rejectBeacon: 'DRAFT' },
    live: { endBeacon: 'EXPIRED', archiveBeacon: 'ARCHIVED' },
    expired: { archiveBeacon: 'ARCHIVED' },
    archived: {},
  };
  for (const state of Object.keys(LEGAL)) {
    for (const name of Object.keys(STEPS) as (keyof typeof STEPS)[]) {
      const to = LEGAL[state]![name];
      test(`${state} ${name} → ${to ?? 'INVALID_TRANSITION'}`, async () => {
        const id = await beaconIn(nightlife, host, state as 'draft');
        const actor = name === 'approveBeacon' || name === 'rejectBeacon' ? moderator : host;
        const answer = await step(name, { id }, actor);
        if (to) expect(answer.data?.[name].beacon.status).toBe(to);
        else expect(answer.codes).toEqual(['INVALID_TRANSITION']);
      });
    }
  }
});

describe('who', () => {
  test('a host does not approve his own, by GraphQL or by SQL, not even as a moderator', async () => {
    const mine = await beaconIn(nightlife, host, 'pending_review');
    expect((await step('approveBeacon', { id: mine }, host)).codes).toEqual(['FORBIDDEN']);
    const moderators = await beaconIn(nightlife, moderator, 'pending_review');
    expect((await step('approveBeacon', { id: moderators }, moderator)).codes).toEqual(['FORBIDDEN']);
    for (const [who, id] of [
      [host, mine],
      [moderator, moderators],
    ] as const)
      await expect(
        nightlife.service.database.inTransaction(who.actor, ({ db }) =>
          db.updateTable('beacons').set({ status: 'live' }).where('id', '=', id).execute(),
        ),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|HM001)$/) });
  });

  test('what one may not see answers like what does not exist, to the byte', async () => {
    const draft = await beaconIn(nightlife, host, 'draft');
    const stranger = await nightlife.person();
    const ask = (id: string) =>
      nightlife.graphql(`query ($id: ID!) { beacon(id: $id) { id } }`, { id }, stranger);
    const hidden = await ask(draft);
    expect(hidden.codes).toEqual(['NOT_FOUND']);
    expect(JSON.stringify(hidden)).toBe(JSON.stringify(await ask('01980000-0000-7000-8000-00000000ffff')));
    expect(JSON.stringify(hidden)).toBe(JSON.stringify(await ask('not-an-id')));
    expect((await step('submitBeacon', { id: draft }, stranger)).codes).toEqual(['NOT_FOUND']);
  });

  test('signed out and restricted sessions draft nothing', async () => {
    expect((await create({})).codes).toEqual(['UNAUTHENTICATED']);
    const token = await nightlife.issuer.token({ userId: host.userId, restricted: true });
    expect((await create({}, { ...host, token })).codes).toEqual(['FORBIDDEN']);
  });

  test('a rejection reaches the host with its reason, and nobody else', async () => {
    const id = await beaconIn(nightlife, host, 'pending_review');
    const answer = await step('rejectBeacon', { id, reason: 'Tell us where it is, please.' }, moderator);
    expect(answer.data.rejectBeacon.beacon).toMatchObject({ status: 'DRAFT' });
    const mine = await nightlife.graphql(
      `query ($id: ID!) { beacon(id: $id) { rejectionReason } }`,
      { id },
      host,
    );
    expect(mine.data.beacon.rejectionReason).toBe('Tell us where it is, please.');
  });
});

describe('bad input gets a code and leaves nothing half done', () => {
  const future = new Date(Date.now() + 3_600_000).toISOString();
  test.each([
    ['a title too short', { title: 'ab' }, 'title'],
    ['a title too long', { title: 'x'.repeat(121) }, 'title'],
    ['a title with a control character', { title: 'Vaults\u0007!' }, 'title'],
    ['a title with NUL', { title: 'Vaults\u0000!' }, 'title'],
    ['a description too long', { description: 'x'.repeat(4_001) }, 'description'],
    ['an unknown city', { cityId: 'atlantis' }, 'cityId'],
    ['an unknown zone', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['times reversed', { startsAt: future, endsAt: new Date(Date.now() + 60_000).toISOString() }, 'endsAt'],
    [
      'an end that has passed',
      { startsAt: '2020-01-01T00:00:00Z', endsAt: '2020-01-02T00:00:00Z' },
      'endsAt',
    ],
    ['an event without a start', { type: 'EVENT', endsAt: future }, 'startsAt'],
    ['an event without an end', { type: 'EVENT', startsAt: future }, 'endsAt'],
    ['a geohash that is none', { geoHash: 'ail' }, 'geoHash'],
  ])('%s', async (_, input, field) => {
    const before = await nightlife.superuser.query('select count(*)::int as n from beacons');
    const answer = await create(input, host);
    expect(answer.codes).toEqual(['BAD_USER_INPUT']);
    expect(answer.errors[0]!.extensions).toMatchObject({ field });
    expect((await nightlife.superuser.query('select count(*)::int as n from beacons')).rows).toEqual(
      before.rows,
    );
  });

  test('an instant without an offset is refused', async () => {
    const answer = await create({ startsAt: '2027-01-01T22:00:00' }, host);
    expect(answer.codes).toEqual(['BAD_USER_INPUT']);
  });

  test('a version that moved is a conflict, and only one of two at once wins', async () => {
    const id = await beaconIn(nightlife, host, 'draft');
    expect((await step('submitBeacon', { id, version: 7 }, host)).codes).toEqual(['CONFLICT']);
    const both = await Promise.all([
      step('submitBeacon', { id, version: 1 }, host),
      step('archiveBeacon', { id, version: 1 }, host),
    ]);
    expect(both.flatMap((answer) => answer.codes)).toHaveLength(1);
  });

  test('only a draft is edited', async () => {
    const edit = (id: string) =>
      nightlife.graphql(
        `mutation ($input: UpdateBeaconInput!) { updateBeacon(input: $input) { beacon { title version } } }`,
        { input: { id, title: 'The Vaults, renamed' } },
        host,
      );
    const draft = await beaconIn(nightlife, host, 'draft');
    expect((await edit(draft)).data.updateBeacon.beacon).toEqual({
      title: 'The Vaults, renamed',
      version: 2,
    });
    expect((await edit(await beaconIn(nightlife, host, 'live'))).codes).toEqual(['INVALID_TRANSITION']);
    const live = await beaconIn(nightlife, host, 'live');
    await expect(
      nightlife.service.database.inTransaction(host.actor, ({ db }) =>
        db.updateTable('beacons').set({ title: 'Changed after review' }).where('id', '=', live).execute(),
      ),
    ).rejects.toMatchObject({ code: 'HM001' });
  });
});

describe('lists', () => {
  const LIVE = `query ($cityId: ID, $type: BeaconType, $first: Int, $after: String) {
    liveBeacons(cityId: $cityId, type: $type, first: $first, after: $after) {
      nodes { id title startsAt } edges { cursor } pageInfo { hasNextPage endCursor hasPreviousPage } } }`;

  test('pages hold every live beacon of a city once, in order, and nothing else', async () => {
    const starts = ['2027-01-03', '2027-01-01', '2027-01-02', '2027-01-01'];
    const ids: string[] = [];
    for (const day of starts)
      ids.push(await beaconIn(nightlife, host, 'live', { cityId: 'berlin', startsAt: `${day}T20:00:00Z` }));
    await beaconIn(nightlife, host, 'draft', { cityId: 'berlin' });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await nightlife.graphql(LIVE, { cityId: 'berlin', first: 2, after });
      seen.push(...data.liveBeacons.nodes.map((node: { id: string }) => node.id));
      expect(data.liveBeacons.pageInfo.hasPreviousPage).toBe(after !== null);
      after = data.liveBeacons.pageInfo.hasNextPage ? data.liveBeacons.pageInfo.endCursor : null;
    } while (after);
    const order = ids
      .map((id, index) => ({ id, at: starts[index]! }))
      .sort((one, two) => one.at.localeCompare(two.at) || one.id.localeCompare(two.id))
      .map(({ id }) => id);
    expect(seen).toEqual(order);
    expect(
      (await nightlife.graphql(LIVE, { cityId: 'berlin', type: 'EVENT' })).data.liveBeacons.nodes,
    ).toEqual([]);
  });

  test.each([
    ['zero', { first: 0 }],
    ['negative', { first: -1 }],
    ['huge', { first: 2_000_000_000 }],
    ['past the limit', { first: 101 }],
    ['a cursor that is none', { after: 'zzzz' }],
    ['a cursor of another list', { after: Buffer.from('["qr-tokens","x"]').toString('base64url') }],
    [
      'a cursor with SQL in it',
      { after: Buffer.from(`["beacons-by-start",{"at":"'; drop","id":"1"}]`).toString('base64url') },
    ],
  ])('%s is BAD_USER_INPUT', async (_, variables) => {
    expect((await nightlife.graphql(LIVE, variables)).codes).toEqual(['BAD_USER_INPUT']);
  });

  test('a beacon whose time has passed is expired to the reader and gone from the lists, before any job ran', async () => {
    const id = await beaconIn(nightlife, host, 'live', {
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await nightlife.superuser.query(
      `set session_replication_role = replica; update beacons set starts_at = now() - interval '2 hours',
       ends_at = now() - interval '1 second' where id = '${id}'; set session_replication_role = origin`,
    );
    const ask = `query ($id: ID!) { beacon(id: $id) { status } }`;
    expect((await nightlife.graphql(ask, { id }, host)).data.beacon.status).toBe('EXPIRED');
    expect((await nightlife.graphql(ask, { id })).codes).toEqual(['NOT_FOUND']);
    expect((await step('endBeacon', { id }, host)).codes).toEqual(['INVALID_TRANSITION']);
    const { data } = await nightlife.graphql(LIVE, { first: 100 });
    expect(data.liveBeacons.nodes.map((node: { id: string }) => node.id)).not.toContain(id);
  });

  test('the deep operation costs one query a level, however many rows', async () => {
    const deep = `{ cities { name liveBeacons(first: 5) { nodes { title city { name } host { id } qrTokens { nodes { id } } } } } }`;
    const counts: number[] = [];
    for (let attempt = 0; attempt < 5; attempt++) {
      const queries = countQueries(nightlife);
      const answer = await nightlife.graphql(deep, {}, host);
      counts.push(queries.stop());
      expect(answer.errors).toEqual([]);
      const nodes = answer.data.cities.flatMap(
        (city: { liveBeacons: { nodes: [] } }) => city.liveBeacons.nodes,
      );
      expect(nodes.length).toBeGreaterThan(4);
    }
    // Cities, beacons of all of them, the beacons' cities, their tokens. What relay and jobs ask meanwhile only adds, so
    // the least of several is the operation's own.
    expect(Math.min(...counts)).toBe(4);
  });
});

/** Counts what goes to PostgreSQL: one batch a query. */
function countQueries({ service }: Nightlife): { stop(): number } {
  const { pool } = service.database;
  let count = 0;
  const counted = () => count++;
  pool.on('acquire', counted);
  return {
    stop() {
      pool.off('acquire', counted);
      return count;
    },
  };
}

describe('audit and events', () => {
  test('Checklist · Audit: Admin actions logged', async () => {
    const id = await beaconIn(nightlife, host, 'pending_review');
    await step('approveBeacon', { id }, moderator);
    const { rows } = await nightlife.superuser.query(ENVELOPE_OF, ['hotmess.nightlife.audit.recorded.v1']);
    const entry = rows.map((row) => JSON.parse(row.envelope).data).find((data) => data.objectId === id);
    expect(entry).toMatchObject({
      action: 'beacon.approve',
      actorId: moderator.userId,
      actorRole: 'moderator',
      objectType: 'beacon',
    });
    // before, after and reason are sealed to safety's key.
    expect(entry.sealed).toMatch(/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(JSON.stringify(entry)).not.toContain('pending_review');
  });

  test('a state change says from, to and version; a refused one says nothing', async () => {
    const id = await beaconIn(nightlife, host, 'live');
    await step('approveBeacon', { id }, moderator);
    const { rows } = await nightlife.superuser.query(ENVELOPE_OF, [
      'hotmess.nightlife.beacon.state_changed.v1',
    ]);
    const changes = rows.map((row) => JSON.parse(row.envelope).data).filter((data) => data.beaconId === id);
    expect(changes.map(({ from, to, version }) => ({ from, to, version }))).toEqual([
      { from: 'draft', to: 'pending_review', version: 2 },
      { from: 'pending_review', to: 'live', version: 3 },
    ]);
  });
});
