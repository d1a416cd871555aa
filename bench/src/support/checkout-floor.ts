import { workerData } from 'node:worker_threads';
import { sendBatch } from '@hotmess/shared/db/batch';
import { typeParsers } from '@hotmess/shared/db/types';
import pg from 'pg';
import { checkoutTemplate, takeDownCheckout } from './checkout-statements.ts';
import { serveLoad } from './drive.ts';

/** Runs the statements of a checkout on bare `pg` clients. */
export interface CheckoutFloorData {
  /** The database, by the service's login. */
  readonly url: string;
  readonly clients: number;
  readonly variantIds: readonly string[];
  readonly userIds: readonly string[];
}

const { url, clients: count, variantIds, userIds } = workerData as CheckoutFloorData;
const clients = Array.from(
  { length: count },
  () => new pg.Client({ connectionString: url, types: typeParsers }),
);
await Promise.all(clients.map((client) => client.connect()));
const taken = { variantId: variantIds[0]!, userId: userIds[0]! };
const template = checkoutTemplate(
  await takeDownCheckout(clients[0]!, taken),
  await takeDownCheckout(clients[0]!, taken),
);

serveLoad(count, async (number, which) => {
  const purchase = {
    variantId: variantIds[number % variantIds.length]!,
    userId: userIds[number % userIds.length]!,
  };
  for (const trip of template(purchase, taken)) {
    const results = await sendBatch(clients[which]!, trip);
    if (results.at(-1)!.command === 'ROLLBACK')
      throw new Error(`Checkout ${number} of the floor was rolled back.`);
  }
});
