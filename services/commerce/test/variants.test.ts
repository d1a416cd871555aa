import type { Guest } from '@hotmess/local/testing/service-under-test';
import { describe, expect, test } from 'vitest';
import { admin, commerce, create, step, useProducts } from './product-world.ts';

useProducts();

describe('variants and their stock', () => {
  const VARIANTS = `id version variants { id size colour pricePence stockStatus retired version }`;
  const make = async () => {
    const { data } = await create({
      quantityAvailable: undefined,
      variants: [
        { size: 'M', colour: 'black', quantityAvailable: 20 },
        { size: 'L', colour: 'black', quantityAvailable: 2, pricePence: 2700 },
        { size: 'XL', quantityAvailable: 0 },
      ],
    });
    const id: string = data.createProduct.product.id;
    await step('publish', { id });
    return id;
  };
  const variants = async (id: string, as?: Guest) =>
    (await commerce.graphql(`query ($id: ID!) { product(id: $id) { ${VARIANTS} stockStatus } }`, { id }, as))
      .data.product;
  const mutate = (
    name: string,
    input: Record<string, unknown>,
    fields: string,
    as: Guest | undefined = admin,
  ) =>
    commerce.graphql(
      `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} } }`,
      { input },
      as,
    );

  test('each has its stock, its state and, where said, its price', async () => {
    const id = await make();
    expect(await variants(id)).toMatchObject({
      stockStatus: 'IN_STOCK',
      variants: [
        { size: 'M', colour: 'black', pricePence: 2500, stockStatus: 'IN_STOCK' },
        { size: 'L', colour: 'black', pricePence: 2700, stockStatus: 'LOW_STOCK' },
        { size: 'XL', colour: null, pricePence: 2500, stockStatus: 'OUT_OF_STOCK' },
      ],
    });
  });

  test('another is added, once; one is taken off sale; stock is received and put right, each a row', async () => {
    const id = await make();
    const add = { productId: id, variant: { size: 'S', quantityAvailable: 1 } };
    expect((await mutate('addVariant', add, 'product { id }')).errors).toEqual([]);
    expect((await mutate('addVariant', add, 'product { id }')).codes).toEqual(['CONFLICT']);
    const [m, , xl] = (await variants(id)).variants;
    expect((await mutate('updateVariant', { id: m.id, version: 9 }, 'product { id }')).codes).toEqual([
      'CONFLICT',
    ]);
    await mutate('updateVariant', { id: m.id, retired: true }, 'product { id }');
    expect((await variants(id)).variants.map((v: { size: string }) => v.size)).toEqual(['L', 'XL', 'S']);
    expect((await variants(id, admin)).variants).toHaveLength(4);
    expect((await variants(id)).stockStatus).toBe('LOW_STOCK');

    const receive = (quantity: number, as?: Guest) =>
      mutate(
        'receiveStock',
        { variantId: xl.id, quantity },
        'stockLevel { received onHand held sold stockStatus }',
        as,
      );
    expect((await receive(7)).data.receiveStock.stockLevel).toEqual({
      received: 7,
      onHand: 7,
      held: 0,
      sold: 0,
      stockStatus: 'IN_STOCK',
    });
    expect((await receive(-8)).codes).toEqual(['OUT_OF_STOCK']);
    expect((await receive(0)).codes).toEqual(['BAD_USER_INPUT']);
    expect((await receive(-3)).data.receiveStock.stockLevel.onHand).toBe(4);
    const { data } = await commerce.graphql(
      `query ($id: ID!) { stockMovements(variantId: $id) { nodes { kind quantity orderId } } }`,
      { id: xl.id },
      admin,
    );
    expect(data.stockMovements.nodes).toEqual([
      { kind: 'RECEIVED', quantity: -3, orderId: null },
      { kind: 'RECEIVED', quantity: 7, orderId: null },
    ]);
    expect(await commerce.auditCount('stock.receive')).toBe(2);
  });

  test('how many exactly is for admins', async () => {
    const id = await make();
    const levels = (as?: Guest) =>
      commerce.graphql(`query ($id: ID!) { stockLevels(productId: $id) { size onHand } }`, { id }, as);
    expect((await levels(admin)).data.stockLevels.map((l: { onHand: number }) => l.onHand)).toEqual([
      20, 2, 0,
    ]);
    expect((await levels()).codes).toEqual(['UNAUTHENTICATED']);
    expect((await levels(await commerce.person())).codes).toEqual(['FORBIDDEN']);
    const user = await commerce.person();
    expect(
      (await mutate('addVariant', { productId: id, variant: {} }, 'product { id }', user)).codes,
    ).toEqual(['FORBIDDEN']);
  });

  test('what a product is called and costs can be changed, by who saw how it is', async () => {
    const id = await make();
    const update = (input: Record<string, unknown>, as: Guest | undefined = admin) =>
      mutate('updateProduct', { id, ...input }, 'product { title pricePence perUserLimit version }', as);
    expect((await update({ title: 'HUNG vest', version: 1 })).codes).toEqual(['CONFLICT']);
    expect((await update({ title: 'HUNG vest', perUserLimit: 2 })).data.updateProduct.product).toEqual({
      title: 'HUNG vest',
      pricePence: 2500,
      perUserLimit: 2,
      version: 3,
    });
    expect((await update({ perUserLimit: null })).data.updateProduct.product.perUserLimit).toBeNull();
    expect((await update({ title: 'Mine' }, await commerce.person())).codes).toEqual(['FORBIDDEN']);
  });
});
