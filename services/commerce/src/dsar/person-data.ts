import type { Tx } from '@hotmess/shared/db/transaction';
import type { DsarPart } from '@hotmess/shared/dsar/parts-store';
import type { Treatment } from '@hotmess/shared/events/dsar';
import type { DB } from '../generated/database.ts';
import { collectOrders, eraseOrders } from './orders.ts';
import { collectSeller, eraseSeller } from './seller.ts';

/** What commerce holds of a person, part by part; each part names its own tables. */
const PARTS = [
  { collect: collectOrders, erase: eraseOrders },
  { collect: collectSeller, erase: eraseSeller },
];

/** All that commerce holds of a person. */
export async function collectPerson(tx: Tx<DB>, userId: string): Promise<DsarPart> {
  let part: DsarPart = {};
  for (const { collect } of PARTS) part = { ...part, ...(await collect(tx, userId)) };
  return part;
}

/** Erases a person, and says what was done to which table. Harmless to run again. */
export async function erasePerson(tx: Tx<DB>, userId: string): Promise<Treatment[]> {
  const done: Treatment[] = [];
  for (const { erase } of PARTS) done.push(...(await erase(tx, userId)));
  return done;
}
