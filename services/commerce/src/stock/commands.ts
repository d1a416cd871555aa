import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError } from '@hotmess/shared/errors/domain-error';
import type { DB } from '../generated/database.ts';
import {
  type StockKind,
  type StockMove,
  type StockReceipt,
  insertMovements,
  insertStockItem,
} from './queries.ts';

/**
 * Makes a stock item with what there is of it.
 * @param tx an admin's or the system's
 * @param item.quantity pieces received at once, 0 or more
 * @param item.lowThreshold at this number and below, stock is low; 5 where left out
 * @returns the item's id
 */
export async function createStockItem(
  tx: Tx<DB>,
  item: {
    readonly kind: StockKind;
    readonly quantity: number;
    readonly lowThreshold?: number | null | undefined;
  },
): Promise<string> {
  const id = await insertStockItem(tx.db, { kind: item.kind, low_threshold: item.lowThreshold ?? 5 });
  if (item.quantity > 0) await receiveStock(tx, { stockItemId: id, quantity: item.quantity });
  return id;
}

/**
 * Puts pieces on the shelf, or takes back a count that was wrong.
 * @param tx an admin's or the system's
 * @param receipt.quantity pieces; negative to correct
 * @throws {DomainError} OUT_OF_STOCK where a correction takes more than are on hand, or there is no such item
 */
export async function receiveStock(tx: Tx<DB>, receipt: StockReceipt): Promise<void> {
  const moved = await insertMovements(tx.db, 'received', [receipt]);
  if (moved.length === 0)
    throw new DomainError('OUT_OF_STOCK', 'There are not as many on hand as you would take away.');
}

/**
 * Promises pieces to orders. Demand is summed per item first, and items are locked in the order of their ids, so that two
 * carts never wait for each other. Nothing is held where anything is missing: the transaction has to end then.
 * @param tx the system's
 * @throws {DomainError} OUT_OF_STOCK
 */
export async function holdStock(tx: Tx<DB>, moves: readonly StockMove[]): Promise<void> {
  const wanted = summed(moves);
  const held = await insertMovements(tx.db, 'held', wanted);
  if (held.length < wanted.length) throw new DomainError('OUT_OF_STOCK');
}

/**
 * As `holdStock`, but says whether it could instead of throwing, and leaves nothing held where it could not: for a
 * payment that comes after its hold ended.
 * @returns false where anything is missing
 */
export async function tryHoldStock(tx: Tx<DB>, moves: readonly StockMove[]): Promise<boolean> {
  const wanted = summed(moves);
  const held = new Set(await insertMovements(tx.db, 'held', wanted));
  if (held.size === wanted.length) return true;
  await insertMovements(
    tx.db,
    'released',
    wanted.filter(({ stockItemId }) => held.has(stockItemId)),
  );
  return false;
}

/** Puts held pieces back on the shelf. @param tx the system's @throws where they were not held */
export function releaseHold(tx: Tx<DB>, moves: readonly StockMove[]): Promise<void> {
  return moveAll(tx, 'released', moves);
}

/** Sells held pieces. @param tx the system's @throws where they were not held */
export function sellHeld(tx: Tx<DB>, moves: readonly StockMove[]): Promise<void> {
  return moveAll(tx, 'sold', moves);
}

/** Takes sold pieces back onto the shelf. @param tx the system's @throws where they were not sold */
export function returnSold(tx: Tx<DB>, moves: readonly StockMove[]): Promise<void> {
  return moveAll(tx, 'returned', moves);
}

async function moveAll(
  tx: Tx<DB>,
  kind: 'released' | 'sold' | 'returned',
  moves: readonly StockMove[],
): Promise<void> {
  const wanted = summed(moves);
  const moved = await insertMovements(tx.db, kind, wanted);
  // An order keeps its own books of what it holds; where they differ from the stock's, nothing may be written.
  if (moved.length < wanted.length) throw new Error(`Stock: ${kind} more than there was.`);
}

/** One move for each item of each order, in the order of the items' ids. */
function summed(moves: readonly StockMove[]): StockMove[] {
  const sums = new Map<string, StockMove>();
  for (const move of moves) {
    const key = `${move.stockItemId} ${move.orderId}`;
    const quantity = (sums.get(key)?.quantity ?? 0) + move.quantity;
    sums.set(key, { ...move, quantity });
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, move]) => move);
}
