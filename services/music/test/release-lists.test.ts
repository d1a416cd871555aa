import type { Guest } from '@hotmess/local/testing/service-under-test';
import { beforeAll, describe, expect, test } from 'vitest';
import { HOUR, admin, comeTrue, draft, find, music, soon, step, useReleases } from './release-world.ts';

useReleases();

describe('lists', () => {
  const list = (query: string, as?: Guest) => music.graphql(`{ ${query} }`, {}, as);
  const titles = (connection: any) => connection.nodes.map(({ title }: any) => title); // oxlint-disable-line typescript/no-explicit-any
  beforeAll(async () => {
    await music.superuser.query('delete from records_releases');
    for (const [title, artist] of [
      ['Chain Reaction', 'Otto Kane'],
      ['Night Shift', 'Otto Kane'],
      ['Chain Gang', 'Marlow'],
    ] as const)
      await step('publishRelease', await draft({ title, artist }));
    await draft({ title: 'Chain of drafts' });
    for (const [title, hours] of [
      ['Chain to come', 2],
      ['Sooner', 1],
    ] as const)
      await step('scheduleRelease', await draft({ title }), { releaseAt: soon(hours * HOUR) });
    const due = await draft({ title: 'Chain just out' });
    await step('scheduleRelease', due, { releaseAt: soon() });
    await comeTrue(due);
  });

  test('what is out, newest first, page by page, for everyone alike', async () => {
    for (const as of [undefined, admin]) {
      const first = (
        await list('releases(first: 2) { nodes { title } pageInfo { endCursor hasNextPage } }', as)
      ).data.releases;
      const { endCursor } = first.pageInfo;
      const second = (
        await list(
          `releases(first: 2, after: "${endCursor}") { nodes { title } pageInfo { hasNextPage } }`,
          as,
        )
      ).data.releases;
      expect([...titles(first), ...titles(second)].sort()).toEqual(
        ['Chain Gang', 'Chain Reaction', 'Chain just out', 'Night Shift'].sort(),
      );
      expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    }
  });

  test.each([
    ['chain', ['Chain Gang', 'Chain Reaction', 'Chain just out']],
    ['otto chain', ['Chain Reaction']],
    ['convict', ['Chain Gang', 'Chain Reaction', 'Chain just out', 'Night Shift']],
    ['chain -gang', ['Chain Reaction', 'Chain just out']],
    ['nothing', []],
    [`'; drop table records_releases; --`, []],
  ])('search: %s', async (search, expected) => {
    const { data } = await music.graphql(
      `query ($search: String) { releases(search: $search) { nodes { title } } }`,
      { search },
    );
    expect(titles(data.releases).sort()).toEqual([...expected].sort());
  });

  test('what is announced, soonest first, without what may not be heard yet', async () => {
    const first = (
      await list(
        'upcomingReleases(first: 1) { nodes { title artist releaseAt } pageInfo { endCursor hasNextPage } }',
      )
    ).data.upcomingReleases;
    expect(first.nodes).toEqual([{ title: 'Sooner', artist: 'Marlow', releaseAt: expect.any(String) }]);
    const rest = await list(`upcomingReleases(after: "${first.pageInfo.endCursor}") { nodes { id title } }`);
    expect(titles(rest.data.upcomingReleases)).toEqual(['Chain to come']);
    expect((await find(rest.data.upcomingReleases.nodes[0].id)).codes).toEqual(['NOT_FOUND']);
  });

  test('by status, for admins', async () => {
    const byStatus = (status: string, as?: Guest) =>
      list(`releasesByStatus(status: ${status}) { nodes { title } }`, as);
    for (const [status, expected] of [
      ['DRAFT', ['Chain of drafts']],
      ['SCHEDULED', ['Sooner', 'Chain to come']],
      ['LIVE', ['Chain just out', 'Chain Gang', 'Night Shift', 'Chain Reaction']],
      ['ARCHIVED', []],
    ] as const)
      expect(titles((await byStatus(status, admin)).data.releasesByStatus)).toEqual(expected);
    expect((await byStatus('DRAFT', await music.person())).codes).toEqual(['FORBIDDEN']);
  });

  test('releases are entities', async () => {
    const { data } = await list('releases(search: "gang") { nodes { id } }');
    const { id } = data.releases.nodes[0];
    const answer = await music.graphql(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Release { title } } }`,
      { representations: [{ __typename: 'Release', id }] },
    );
    expect(answer.data._entities).toEqual([{ title: 'Chain Gang' }]);
  });
});
