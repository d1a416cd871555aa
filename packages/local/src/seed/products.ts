import type { ProductCommands } from '@hotmess/commerce/product/commands';
import { createProduct, publishProduct } from '@hotmess/commerce/product/commands';
import type { Person } from '@hotmess/shared/db/actor';

const PRODUCTS = [
  {
    title: 'Hand-N-Hand tee',
    collection: 'hnhmess',
    pricePence: 3_200,
    xpReward: 20,
    variants: ['S', 'M', 'L', 'XL'].map((size) => ({ size, colour: 'black', quantityAvailable: 30 })),
  },
  { title: 'RAW harness', collection: 'raw', pricePence: 8_900, quantityAvailable: 40, xpReward: 60 },
  { title: 'HUNG cap', collection: 'hung', pricePence: 2_400, quantityAvailable: 200, xpReward: 15 },
  { title: 'HIGH socks', collection: 'high', pricePence: 1_200, quantityAvailable: 300, xpReward: 10 },
  { title: 'SUPER jacket', collection: 'super', pricePence: 18_500, quantityAvailable: 4, xpReward: 120 },
  {
    title: 'SUPERHUNG ring',
    collection: 'superhung',
    pricePence: 24_000,
    quantityAvailable: 12,
    xpReward: 150,
    limitedEdition: true,
  },
] as const;

/** Puts the products that are missing on sale, as an admin. @returns how many there are */
export async function seedProducts(commands: ProductCommands, admin: Person): Promise<number> {
  const rows = await commands.database
    .as(admin)
    .selectFrom('products')
    .select(['id', 'title', 'status'])
    .execute();
  for (const wanted of PRODUCTS) {
    let product = rows.find(({ title }) => title === wanted.title);
    product ??= await createProduct(commands, admin, wanted);
    if (product.status === 'draft') await publishProduct(commands, admin, { id: product.id });
  }
  return PRODUCTS.length;
}
