import type { Tx } from '@hotmess/shared/db/transaction';
import { sellerApproved, sellerPayoutsChanged, sellerSuspended } from '@hotmess/shared/events/commerce';
import { appendEvent } from '@hotmess/shared/events/outbox';
import type { DB } from '../generated/database.ts';
import { type FullSellerRow, canCharge } from './rows.ts';

const CONTRACTS = {
  approved: sellerApproved,
  suspended: sellerSuspended,
  payouts_changed: sellerPayoutsChanged,
} as const;

/** Says what became of a seller account. */
export function appendSellerEvent(tx: Tx<DB>, fact: keyof typeof CONTRACTS, seller: FullSellerRow): void {
  appendEvent(tx, CONTRACTS[fact], {
    entityId: seller.id,
    data: {
      sellerId: seller.id,
      userId: seller.user_id,
      version: seller.version,
      canCharge: canCharge(seller),
    },
  });
}
