import { createDrop } from '@hotmess/commerce/drop/commands';
import { listDrops } from '@hotmess/commerce/drop/queries';
import { type ProductCommands, createProduct, publishProduct } from '@hotmess/commerce/product/commands';
import type { Person } from '@hotmess/shared/db/actor';

const HOUR = 3_600_000;
const TITLE = 'HIGH harness, first run';

/** Schedules a drop for tomorrow with one thing in it, one for each buyer, where none is to come; as an admin. */
export async function seedDrop(commands: ProductCommands, admin: Person): Promise<void> {
  const coming = await listDrops(commands.database.as(admin), null, 100);
  if (coming.some(({ title }) => title === TITLE)) return;
  const start = Date.now() + 24 * HOUR;
  const drop = await createDrop(commands, admin, {
    title: TITLE,
    description: 'Forty of them. Enter before the start and be drawn.',
    startAt: new Date(start),
    endAt: new Date(start + 2 * HOUR),
    waveSize: 10,
    waveSeconds: 60,
  });
  const product = await createProduct(commands, admin, {
    title: TITLE,
    collection: 'high',
    pricePence: 12_900,
    limitedEdition: true,
    xpReward: 100,
    quantityAvailable: 40,
    perUserLimit: 1,
    dropId: drop.id,
  });
  await publishProduct(commands, admin, { id: product.id });
}
