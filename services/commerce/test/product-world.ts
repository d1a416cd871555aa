import type { Guest } from '@hotmess/local/testing/service-under-test';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Commerce, startCommerce } from './harness.ts';

const FIELDS = `id title description collection pricePence currency images status stockStatus limitedEdition xpReward
  version`;
export const CREATE = `mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { ${FIELDS} } } }`;
export const ONE = `query ($id: ID!) { product(id: $id) { ${FIELDS} } }`;
export const LIST = `query ($collection: ProductCollection, $first: Int, $after: String) {
  productsAvailable(collection: $collection, first: $first, after: $after) {
    nodes { id stockStatus } pageInfo { hasNextPage endCursor }
  }
}`;

export let commerce: Commerce;
export let admin: Guest;

export const create = (input: Record<string, unknown> = {}, as: Guest | undefined = admin) =>
  commerce.graphql(
    CREATE,
    {
      input: {
        title: 'RAW vest',
        collection: 'RAW',
        pricePence: 2500,
        images: ['https://media.hotmess.test/vest.jpg'],
        quantityAvailable: 40,
        ...input,
      },
    },
    as,
  );
export const step = (name: string, input: Record<string, unknown>, as: Guest | undefined = admin) =>
  commerce.graphql(
    `mutation ($input: ProductStepInput!) { ${name}Product(input: $input) { product { status version } } }`,
    { input },
    as,
  );
/** Makes a product and puts it on sale. */
export async function live(input: Record<string, unknown> = {}): Promise<string> {
  const { data, errors } = await create(input);
  expect(errors).toEqual([]);
  const id: string = data.createProduct.product.id;
  expect((await step('publish', { id })).errors).toEqual([]);
  return id;
}
export const list = async (variables: Record<string, unknown> = {}, as?: Guest) =>
  (await commerce.graphql(LIST, variables, as)).data.productsAvailable;
export const ids = (connection: { nodes: { id: string }[] }) => connection.nodes.map(({ id }) => id);

/** Registers the hooks that make what is above, for a test file. */
export function useProducts(): void {
  beforeAll(async () => {
    commerce = await startCommerce();
    admin = await commerce.person('admin');
  });
  afterAll(() => commerce.close());
}
