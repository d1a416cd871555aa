import type { Selectable } from 'kysely';
import type { MarketSellers, OwnSellerAccount, SellerReputation } from '../generated/database.ts';

/** What everyone who may see a seller may see of him. */
export const SELLER_COLUMNS = [
  'id',
  'display_name',
  'description',
  'status',
  'white_label_enabled',
  'brand_name',
  'brand_logo_url',
  'approved_at',
  'version',
  'created_at',
  'updated_at',
] as const;

export type SellerRow = Pick<Selectable<MarketSellers>, (typeof SELLER_COLUMNS)[number]>;

/** What the seller and admins see of an account besides; never Stripe's ids. */
export const ACCOUNT_COLUMNS = [
  ...SELLER_COLUMNS,
  'payout_status',
  'decision_reason',
  'fee_basis_points',
  'stripe_onboarding_complete',
  'charges_enabled',
  'requirements_due',
] as const;

export type AccountRow = Pick<Selectable<MarketSellers>, (typeof ACCOUNT_COLUMNS)[number]>;

/** The same of the view of one's own, whose columns are nullable to PostgreSQL only. */
export type OwnAccountRow = AccountRow & { readonly onboarding_started: boolean };
export type OwnAccountColumn = keyof OwnSellerAccount;

/** An account as those see it who decide on it, and the system. */
export type FullSellerRow = Selectable<MarketSellers>;

/** How a seller dealt so far; only `member_since` may be null. */
export type ReputationRow = {
  readonly seller_id: string;
  readonly sales: number;
  readonly refunds: number;
  readonly member_since: Selectable<SellerReputation>['member_since'];
};

/** True while Stripe takes charges for him and we let him sell. */
export function canCharge({
  status,
  charges_enabled,
}: Pick<AccountRow, 'status' | 'charges_enabled'>): boolean {
  return status === 'approved' && charges_enabled;
}
