import type { Tx } from '@hotmess/shared/db/transaction';
import type { DsarPart } from '@hotmess/shared/dsar/parts-store';
import type { Treatment } from '@hotmess/shared/events/dsar';
import type { DB } from '../generated/database.ts';
import { collectDoors, eraseDoors } from './doors.ts';
import { collectMarket, eraseMarket } from './market.ts';

/** All that nightlife holds of a person. */
export async function collectPerson(tx: Tx<DB>, userId: string): Promise<DsarPart> {
  return { ...(await collectDoors(tx, userId)), ...(await collectMarket(tx, userId)) };
}

/** Erases a person in all of nightlife; harmless to run again. The market first: it takes his offers down by his id. */
export async function erasePerson(tx: Tx<DB>, userId: string): Promise<Treatment[]> {
  const market = await eraseMarket(tx, userId);
  return [...(await eraseDoors(tx, userId)), ...market];
}
