import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  CREATE,
  LIST,
  ONE,
  admin,
  commerce,
  create,
  ids,
  list,
  live,
  step,
  useProducts,
} from './product-world.ts';

useProducts();

describe('what is on sale', () => {
  test('a draft is nobody else’s business; live, it is everyone’s', async () => {
    const { data } = await create({ description: 'Cut low.', limitedEdition: true, xpReward: 50 });
    const { id } = data.createProduct.product;
    const hidden = await commerce.graphql(ONE, { id });
    expect(hidden.codes).toEqual(['NOT_FOUND']);
    // The same bytes as for what does not exist.
    expect(hidden.errors).toEqual((await commerce.graphql(ONE, { id: randomUUID() })).errors);
    expect((await commerce.graphql(ONE, { id }, admin)).data.product.status).toBe('DRAFT');
    expect(ids(await list({ first: 100 }, admin))).not.toContain(id);

    expect((await step('publish', { id, version: 1 })).data.publishProduct.product).toEqual({
      status: 'LIVE',
      version: 2,
    });
    expect((await commerce.graphql(ONE, { id })).data.product).toEqual({
      id,
      title: 'RAW vest',
      description: 'Cut low.',
      collection: 'RAW',
      pricePence: 2500,
      currency: 'GBP',
      images: ['https://media.hotmess.test/vest.jpg'],
      status: 'LIVE',
      stockStatus: 'IN_STOCK',
      limitedEdition: true,
      xpReward: 50,
      version: 2,
    });
    expect(ids(await list({ first: 100 }))).toContain(id);
  });

  test('what is sold out is not available, but can be looked at', async () => {
    const id = await live({ quantityAvailable: 0 });
    expect(ids(await list({ first: 100 }))).not.toContain(id);
    expect((await commerce.graphql(ONE, { id })).data.product.stockStatus).toBe('OUT_OF_STOCK');
  });

  test('by collection, newest first, in pages that miss nothing', async () => {
    const made: string[] = [];
    for (let n = 0; n < 5; n++) made.unshift(await live({ collection: 'SUPERHUNG', quantityAvailable: 3 }));
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await list({ collection: 'SUPERHUNG', first: 2, after });
      seen.push(...ids(page));
      expect(page.nodes.every((node: { stockStatus: string }) => node.stockStatus === 'LOW_STOCK')).toBe(
        true,
      );
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(seen).toEqual(made);
  });

  test('an entity loads by reference, and one that may not be seen is null', async () => {
    const shown = await live();
    const hidden = (await create()).data.createProduct.product.id;
    const { data } = await commerce.graphql(
      `query ($of: [_Any!]!) { entities: _entities(representations: $of) { ... on Product { id } } }`,
      { of: [shown, hidden].map((id) => ({ __typename: 'Product', id })) },
    );
    expect(data.entities).toEqual([{ id: shown }, null]);
  });

  test.each([{ first: 0 }, { first: 101 }, { after: 'not-ours' }])('page %o is refused', async (page) => {
    expect((await commerce.graphql(LIST, page)).codes).toEqual(['BAD_USER_INPUT']);
  });
});

describe('admins manage it', () => {
  test('the whole way round, each step on record, and no other step', async () => {
    const before = await commerce.auditCount('product.publish');
    const { id } = (await create()).data.createProduct.product;
    for (const [name, legal] of [
      ['archive', false],
      ['restore', false],
      ['publish', true],
      ['publish', false],
      ['restore', false],
      ['archive', true],
      ['publish', false],
      ['archive', false],
      ['restore', true],
      ['publish', true],
    ] as const)
      expect([name, ...(await step(name, { id })).codes]).toEqual(
        legal ? [name] : [name, 'INVALID_TRANSITION'],
      );
    expect(await commerce.auditCount('product.publish')).toBe(before + 2);
    expect(await commerce.auditCount('product.create')).toBeGreaterThan(0);
  });

  test('a version that moved is a conflict', async () => {
    const id = await live();
    expect((await step('archive', { id, version: 1 })).codes).toEqual(['CONFLICT']);
  });

  test('nobody else does', async () => {
    const id = await live();
    const [user, moderator] = await Promise.all([commerce.person(), commerce.person('moderator')]);
    expect((await commerce.graphql(CREATE, { input: bare() })).codes).toEqual(['UNAUTHENTICATED']);
    for (const as of [user, moderator]) {
      expect((await create({}, as)).codes).toEqual(['FORBIDDEN']);
      expect((await step('archive', { id }, as)).codes).toEqual(['FORBIDDEN']);
    }
  });

  test.each([
    ['title', { title: 'no' }],
    ['title', { title: 'a'.repeat(121) }],
    ['pricePence', { pricePence: -1 }],
    ['xpReward', { xpReward: -1 }],
    ['quantityAvailable', { quantityAvailable: -1 }],
    ['quantityAvailable', { variants: [{ size: 'M' }] }],
    ['variants', { quantityAvailable: undefined, variants: [{ size: 'M' }, { size: 'M' }] }],
    ['variants.0.size', { quantityAvailable: undefined, variants: [{ size: ' ' }] }],
    ['perUserLimit', { perUserLimit: 0 }],
    ['currency', { currency: 'pounds' }],
    ['images.0', { images: ['http://media.example/vest.jpg'] }],
    ['images.0', { images: ['javascript:alert(1)'] }],
    ['images.0', { images: ['https://elsewhere.example/vest.jpg'] }],
    ['images', { images: Array(11).fill('https://media.hotmess.test/vest.jpg') }],
  ])('a bad %s is refused by name', async (field, input) => {
    const { codes, errors } = await create(input);
    expect(codes).toEqual(['BAD_USER_INPUT']);
    expect(errors[0]!.extensions['field']).toBe(field);
  });
});

test('the table itself takes https images only', async () => {
  const client = await commerce.superuser.connect();
  const insert = (images: string) =>
    client.query(
      `insert into products (title, collection, price_pence, images) values ('A thing', 'raw', 1, $1::jsonb)`,
      [images],
    );
  const good = 'https://media.example/a.jpg';
  const bad = ['{}', `"${good}"`, '[1]', '[null]', `[["${good}"]]`, '["http://media.example/a.jpg"]'];
  try {
    // A superuser is no role of the machine; past its trigger, the CHECK still holds.
    await client.query('set session_replication_role = replica');
    for (const images of bad) await expect(insert(images)).rejects.toMatchObject({ code: '23514' });
    await insert(`["${good}"]`);
  } finally {
    await client.query('set session_replication_role = origin');
    client.release();
  }
});

function bare(): Record<string, unknown> {
  return { title: 'RAW vest', collection: 'RAW', pricePence: 1, quantityAvailable: 1 };
}
