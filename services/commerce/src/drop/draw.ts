import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '@hotmess/shared/db/transaction';
import type { DB } from '../generated/database.ts';
import { listEntryIds, lockDrop, placeEntries, readSeed, revealDraw } from './queries.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A new seed and the hash that commits to it. */
export function makeSeed(): { readonly seed: string; readonly seedHash: string } {
  const seed = randomBytes(32).toString('hex');
  return { seed, seedHash: sha256(seed) };
}

/**
 * The order of a draw. It hangs on the seed, which is fixed before anyone enters, and on all entries together, so that
 * nobody can choose an entry to his liking: each new one changes everyone's place.
 * @param seed 64 hexadecimal digits
 * @returns the entries, the first drawn first; schema.graphql tells everyone how
 */
export function drawOrder(seed: string, entryIds: readonly string[]): string[] {
  const final = sha256(`${seed}:${[...entryIds].sort().join(',')}`);
  const ranked = entryIds.map((id) => ({ id, rank: sha256(`${final}:${id}`) }));
  return ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ id }) => id);
}

/**
 * Makes the draw of a drop that has begun and reveals its seed; one that is made already stays. Whoever enters holds the
 * drop's row shared until he is in, so none is missed.
 * @param tx the system's
 */
export async function ensureDrawn(tx: Tx<DB>, dropId: string): Promise<void> {
  const drop = await lockDrop(tx.db, dropId, 'update');
  if (!drop || drop.drawn_at !== null || !drop.begun || drop.status === 'ended') return;
  const entries = drawOrder(await readSeed(tx.db, dropId), await listEntryIds(tx.db, dropId));
  await placeEntries(tx.db, entries);
  await revealDraw(tx.db, dropId, entries.length);
}
