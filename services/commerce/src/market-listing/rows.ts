import type { Selectable } from 'kysely';
import type { MarketListings, StockItems } from '../generated/database.ts';

/** What everyone who may see a listing may see of it. */
export const LISTING_COLUMNS = [
  'id',
  'seller_id',
  'title',
  'description',
  'price_pence',
  'currency',
  'images',
  'status',
  'published_at',
  'version',
  'created_at',
  'updated_at',
] as const;

/** A listing and its stock's state. */
export type ListingRow = Omit<
  Pick<Selectable<MarketListings>, (typeof LISTING_COLUMNS)[number]>,
  'images'
> & {
  /** A CHECK makes the JSON a list of https URLs. */
  readonly images: string[];
  readonly stock_status: Selectable<StockItems>['stock_status'];
};

/** What staff see of a listing besides. */
export type ReviewRow = Pick<
  Selectable<MarketListings>,
  'id' | 'review_notes' | 'report_count' | 'removed_by'
>;

/** Why a moderator sent a listing back; null where none did. */
export type RejectionRow = Pick<Selectable<MarketListings>, 'id' | 'rejection_reason'>;

/** How many pieces there are of one's own listing. */
export interface OwnStockRow {
  readonly listing_id: string;
  readonly on_hand: number;
  readonly held: number;
  readonly sold: number;
}

/** A listing with everything; for the system. */
export type FullListingRow = Selectable<MarketListings>;
