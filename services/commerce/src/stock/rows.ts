import type { Selectable } from 'kysely';
import type { StockItems, StockMovements } from '../generated/database.ts';

/** A variant's exact stock; for admins. */
export type VariantStockRow = Omit<Selectable<StockItems>, 'id' | 'kind'> & {
  readonly variant_id: string;
  readonly product_id: string;
  readonly stock_item_id: string;
  readonly size: string | null;
  readonly colour: string | null;
};

export type MovementRow = Pick<
  Selectable<StockMovements>,
  'id' | 'kind' | 'quantity' | 'order_id' | 'created_at'
>;
