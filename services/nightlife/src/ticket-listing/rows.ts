import type { Selectable } from 'kysely';
import type { TicketListings } from '../generated/database.ts';

/** What everyone who may see a listing may see of it. */
export const LISTING_COLUMNS = [
  'id',
  'beacon_id',
  'seller_id',
  'title',
  'description',
  'price',
  'face_value',
  'currency',
  'evidence_required',
  'proof_post_id',
  'status',
  'published_at',
  'version',
  'created_at',
  'updated_at',
] as const;

export type TicketListingRow = Pick<Selectable<TicketListings>, (typeof LISTING_COLUMNS)[number]>;
/** A listing as the system moves it. */
export type WorkedListing = TicketListingRow &
  Pick<
    Selectable<TicketListings>,
    'prior_state' | 'removed_because' | 'action_version' | 'reports_version' | 'sale_id'
  >;
/** What the seller and moderators see of it besides. */
export type ListingNotes = Pick<Selectable<TicketListings>, 'id' | 'rejection_reason' | 'removed_because'>;
/** What moderators alone see of it. */
export type ListingReview = Pick<Selectable<TicketListings>, 'id' | 'review_notes' | 'report_count'>;
