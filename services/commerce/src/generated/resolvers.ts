import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ProductRow, VariantRow } from '../product/rows.ts';
import type { SellerRow, AccountRow, ReputationRow } from '../seller/rows.ts';
import type { ListingRow, OwnStockRow } from '../market-listing/rows.ts';
import type { VariantStockRow, MovementRow } from '../stock/rows.ts';
import type { DropRow, EntryRow } from '../drop/rows.ts';
import type { OrderRow, OrderItemRow } from '../order/rows.ts';
import type { SentTo } from '../checkout/address.ts';
import type { RefundRow } from '../refund/rows.ts';
import type { DisputeRow } from '../dispute/rows.ts';
import type { ShippingRateRow, TaxRateRow } from '../rate/rows.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant, RFC 3339, with an offset: 2026-11-23T22:00:00Z. */
  DateTime: { input: Date; output: Date; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type AddVariantInput = {
  productId: Scalars['ID']['input'];
  variant: VariantInput;
};

export type ApplyAsSellerInput = {
  /** Up to 2,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** 2 to 80 characters; everyone sees it. */
  displayName: Scalars['String']['input'];
};

export type ApproveMarketListingInput = {
  id: Scalars['ID']['input'];
  /** For other moderators; takes the place of earlier ones. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type ApproveSellerInput = {
  id: Scalars['ID']['input'];
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type CancelDropInput = {
  id: Scalars['ID']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type CancelOrderInput = {
  id: Scalars['ID']['input'];
  /** 10 to 2,000 characters; needed once it is paid. The buyer does not read it. */
  reason?: InputMaybe<Scalars['String']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type CheckoutInput = {
  /**
   * Made by the client for this cart, 8 to 100 characters of A-Z a-z 0-9 _ -. Sent again with the same cart it leads to the same
   * orders; with another one, `IDEMPOTENCY_KEY_REUSED`.
   */
  idempotencyKey: Scalars['String']['input'];
  /** 1 to 50. */
  lines: Array<CheckoutLineInput>;
  /** Not needed for tickets alone. */
  shippingAddress?: InputMaybe<ShippingAddressInput>;
};

export type CheckoutLineInput = {
  /** A product's variant, a market listing, or a ticket listing. */
  itemId: Scalars['ID']['input'];
  kind: OrderItemKind;
  /** 1 to 1,000; a ticket listing is one ticket. */
  quantity: Scalars['Int']['input'];
};

export type CheckoutPayload = {
  __typename?: 'CheckoutPayload';
  checkoutId: Scalars['ID']['output'];
  /** One for each seller, each paid by itself: each stands alone. */
  payments: Array<OrderPayment>;
};

export type CreateDropInput = {
  /** At most 4,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** After the start, by at most 90 days. */
  endAt: Scalars['DateTime']['input'];
  /** In the future. */
  startAt: Scalars['DateTime']['input'];
  /** 3 to 120 characters. */
  title: Scalars['String']['input'];
  /** 1 to 3,600; 30 where left out. */
  waveSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 100,000; 50 where left out. */
  waveSize?: InputMaybe<Scalars['Int']['input']>;
};

export type CreateMarketListingInput = {
  /** GBP, EUR or USD; GBP where left out. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** Up to 4,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Up to ten https URLs on a media host of ours. */
  images?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 30 to 10,000,000 of the currency's smallest unit. */
  pricePence: Scalars['Int']['input'];
  /** Pieces on the shelf, up to 100,000; none where left out. */
  quantity?: InputMaybe<Scalars['Int']['input']>;
  /** 3 to 120 characters. */
  title: Scalars['String']['input'];
};

export type CreateProductInput = {
  collection: ProductCollection;
  /** ISO 4217; GBP where left out. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** At most 4,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The drop that it is sold in. */
  dropId?: InputMaybe<Scalars['ID']['input']>;
  /** At most ten https URLs. */
  images?: InputMaybe<Array<Scalars['String']['input']>>;
  limitedEdition?: InputMaybe<Scalars['Boolean']['input']>;
  /** At this number and below, stock is low; 5 where left out. */
  lowThreshold?: InputMaybe<Scalars['Int']['input']>;
  /** How many one buyer may have, at least 1. */
  perUserLimit?: InputMaybe<Scalars['Int']['input']>;
  /** In the currency's smallest unit; not negative. */
  pricePence: Scalars['Int']['input'];
  /** How many there are to sell, where it has neither sizes nor colours; 0 where left out. */
  quantityAvailable?: InputMaybe<Scalars['Int']['input']>;
  /** 3 to 120 characters. */
  title: Scalars['String']['input'];
  /** Its sizes and colours, at most 60; one of neither where left out. */
  variants?: InputMaybe<Array<VariantInput>>;
  /** XP for buying one; 10 where left out. */
  xpReward?: InputMaybe<Scalars['Int']['input']>;
};

/** What a buyer's bank disputes, as Stripe tells it. Admins. */
export type Dispute = {
  __typename?: 'Dispute';
  amountPence: Scalars['Int']['output'];
  currency: Scalars['String']['output'];
  /** Until when Stripe takes evidence. */
  evidenceDueAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  isOpen: Scalars['Boolean']['output'];
  openedAt: Scalars['DateTime']['output'];
  order: Order;
  /** In Stripe's words, such as `fraudulent`. */
  reason: Scalars['String']['output'];
  /** In Stripe's words, such as `needs_response`. */
  status: Scalars['String']['output'];
};

export type DisputeConnection = {
  __typename?: 'DisputeConnection';
  edges: Array<DisputeEdge>;
  nodes: Array<Dispute>;
  pageInfo: PageInfo;
};

export type DisputeEdge = {
  __typename?: 'DisputeEdge';
  cursor: Scalars['String']['output'];
  node: Dispute;
};

/**
 * A time-boxed release. Who enters before the start is drawn: the positions follow from a seed whose SHA-256 is published
 * with the drop, and from the ids of all entries. To draw again: final = sha256(seed + ":" + the entry ids sorted and
 * joined by ","), rank of an entry = sha256(final + ":" + entry id), all in lower-case hexadecimal; the lowest rank is first.
 */
export type Drop = {
  __typename?: 'Drop';
  description: Scalars['String']['output'];
  drawnAt?: Maybe<Scalars['DateTime']['output']>;
  endAt: Scalars['DateTime']['output'];
  /** How many took part in the draw. */
  entriesDrawn: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** Your own entry; null where you have none, or are signed out. */
  myEntry?: Maybe<DropEntry>;
  /** When you may buy: your wave's turn, or after all waves where you did not enter. Null before the draw. */
  opensForMeAt?: Maybe<Scalars['DateTime']['output']>;
  /** What is sold in it, as far as you may see it. */
  products: Array<Product>;
  /** Revealed when the draw is made, at the start. */
  seed?: Maybe<Scalars['String']['output']>;
  /** SHA-256 of the seed, published before anyone enters. */
  seedHash: Scalars['String']['output'];
  startAt: Scalars['DateTime']['output'];
  /** By the clock, to the second. */
  status: DropStatus;
  title: Scalars['String']['output'];
  version: Scalars['Int']['output'];
  /** Seconds between two waves; shorter where all waves would not fit into half of the drop. */
  waveSeconds: Scalars['Int']['output'];
  /** How many of those drawn have their turn at once. */
  waveSize: Scalars['Int']['output'];
};

export type DropConnection = {
  __typename?: 'DropConnection';
  edges: Array<DropEdge>;
  nodes: Array<Drop>;
  pageInfo: PageInfo;
};

export type DropEdge = {
  __typename?: 'DropEdge';
  cursor: Scalars['String']['output'];
  node: Drop;
};

/** A place in a draw. Whose it is only its owner knows. */
export type DropEntry = {
  __typename?: 'DropEntry';
  id: Scalars['ID']['output'];
  /** From 1; null before the draw. */
  position?: Maybe<Scalars['Int']['output']>;
};

export type DropEntryConnection = {
  __typename?: 'DropEntryConnection';
  edges: Array<DropEntryEdge>;
  nodes: Array<DropEntry>;
  pageInfo: PageInfo;
};

export type DropEntryEdge = {
  __typename?: 'DropEntryEdge';
  cursor: Scalars['String']['output'];
  node: DropEntry;
};

export type DropPayload = {
  __typename?: 'DropPayload';
  drop: Drop;
};

export type DropStatus =
  | 'ended'
  | 'live'
  | 'scheduled';

export type JoinDropInput = {
  dropId: Scalars['ID']['input'];
};

export type ListingStock = {
  __typename?: 'ListingStock';
  /** Promised to orders that are not paid yet. */
  held: Scalars['Int']['output'];
  /** What can be bought now. */
  onHand: Scalars['Int']['output'];
  sold: Scalars['Int']['output'];
};

export type ListingStockStatus =
  | 'in_stock'
  | 'low_stock'
  | 'out_of_stock';

/** Something that a seller offers on the market. */
export type MarketListing = {
  __typename?: 'MarketListing';
  createdAt: Scalars['DateTime']['output'];
  /** ISO 4217. */
  currency: Scalars['String']['output'];
  description: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Up to ten https URLs. */
  images: Array<Scalars['String']['output']>;
  /** In the currency's smallest unit. */
  pricePence: Scalars['Int']['output'];
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why a moderator sent it back. Its seller and staff. */
  rejectionReason?: Maybe<Scalars['String']['output']>;
  /** Different people who reported it since its case was last closed. Staff. */
  reportCount?: Maybe<Scalars['Int']['output']>;
  /** Between moderators. */
  reviewNotes?: Maybe<Scalars['String']['output']>;
  /** Null for one who may not sell at present. */
  seller?: Maybe<MarketSeller>;
  status: MarketListingStatus;
  /** How many there are. Its seller alone. */
  stock?: Maybe<ListingStock>;
  stockStatus: ListingStockStatus;
  title: Scalars['String']['output'];
  updatedAt: Scalars['DateTime']['output'];
  /** Counts its changes: pass it to a mutation to be told when someone else changed it meanwhile. */
  version: Scalars['Int']['output'];
};

export type MarketListingConnection = {
  __typename?: 'MarketListingConnection';
  edges: Array<MarketListingEdge>;
  nodes: Array<MarketListing>;
  pageInfo: PageInfo;
};

export type MarketListingEdge = {
  __typename?: 'MarketListingEdge';
  cursor: Scalars['String']['output'];
  node: MarketListing;
};

export type MarketListingPayload = {
  __typename?: 'MarketListingPayload';
  listing: MarketListing;
};

export type MarketListingStatus =
  | 'draft'
  | 'live'
  /** Waits for a moderator. */
  | 'pending_review'
  | 'removed'
  /** Nothing is left; it comes back by itself when there is something again. */
  | 'sold_out';

export type MarketListingStepInput = {
  id: Scalars['ID']['input'];
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** Someone who sells on the market. */
export type MarketSeller = {
  __typename?: 'MarketSeller';
  /** A brand of his own, where an admin lets him show one. */
  brand?: Maybe<SellerBrand>;
  description: Scalars['String']['output'];
  displayName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** What he has on sale, newest first. */
  listings: MarketListingConnection;
  /** Since when he may sell. */
  memberSince?: Maybe<Scalars['DateTime']['output']>;
  /** Null for one who may not sell at present. */
  reputation?: Maybe<SellerReputation>;
};


/** Someone who sells on the market. */
export type MarketSellerListingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type MarketSellerConnection = {
  __typename?: 'MarketSellerConnection';
  edges: Array<MarketSellerEdge>;
  nodes: Array<MarketSeller>;
  pageInfo: PageInfo;
};

export type MarketSellerEdge = {
  __typename?: 'MarketSellerEdge';
  cursor: Scalars['String']['output'];
  node: MarketSeller;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Adds a size or a colour. Admins. */
  addVariant?: Maybe<ProductPayload>;
  /** Asks to sell on the market. */
  applyAsSeller?: Maybe<SellerAccountPayload>;
  /** Puts a listing on sale. Moderators, not on their own. */
  approveMarketListing?: Maybe<MarketListingPayload>;
  /** Lets a seller sell. Admins. */
  approveSeller?: Maybe<SellerAccountPayload>;
  /** Takes a product off sale. Admins. */
  archiveProduct?: Maybe<ProductPayload>;
  /** Calls off a drop that has not begun. Admins. */
  cancelDrop?: Maybe<DropPayload>;
  /** Cancels an order: its buyer until it is paid, its seller or an admin until it is sent; what was paid goes back. */
  cancelOrder?: Maybe<OrderPayload>;
  /** Holds a cart for 15 minutes and makes its orders, one for each seller. */
  checkout?: Maybe<CheckoutPayload>;
  /** Schedules a drop and commits to its seed. Admins. */
  createDrop?: Maybe<DropPayload>;
  /** Drafts a listing. Sellers, also those who wait to be approved. */
  createMarketListing?: Maybe<MarketListingPayload>;
  /** Drafts a product with its stock. Admins. */
  createProduct?: Maybe<ProductPayload>;
  /** Notes that an order arrived. Its seller, or an admin. */
  deliverOrder?: Maybe<OrderPayload>;
  /** Enters the draw of a drop that has not begun; once more changes nothing. */
  joinDrop?: Maybe<DropPayload>;
  /** Begins to see to a paid order. Its seller, or an admin. */
  processOrder?: Maybe<OrderPayload>;
  /** Puts a draft on sale. Admins. */
  publishProduct?: Maybe<ProductPayload>;
  /** Puts pieces on the shelf. Admins. */
  receiveStock?: Maybe<ReceiveStockPayload>;
  /** Gives money of a paid order back. Its seller, or an admin. */
  refundOrder?: Maybe<RefundOrderPayload>;
  /** Lets a suspended seller sell again. Admins. */
  reinstateSeller?: Maybe<SellerAccountPayload>;
  /** Sends a listing back to its seller. Moderators, not on their own. */
  rejectMarketListing?: Maybe<MarketListingPayload>;
  /** Refuses an application for good. Admins. */
  rejectSeller?: Maybe<SellerAccountPayload>;
  /** Takes your own listing off the market for good. */
  removeMarketListing?: Maybe<MarketListingPayload>;
  /** Puts pieces on the shelf. */
  restockMarketListing?: Maybe<MarketListingPayload>;
  /** Makes an archived product a draft again. Admins. */
  restoreProduct?: Maybe<ProductPayload>;
  /** Admins. */
  setSellerFee?: Maybe<SellerAccountPayload>;
  /** Admins. */
  setSellerWhiteLabel?: Maybe<SellerAccountPayload>;
  /** Sets what delivery to a country costs, for orders from now on. Admins. */
  setShippingRate?: Maybe<SetShippingRatePayload>;
  /** Sets a country's tax, for orders from now on. Admins. */
  setTaxRate?: Maybe<SetTaxRatePayload>;
  /** Notes that an order was sent, and how. Its seller, or an admin. */
  shipOrder?: Maybe<OrderPayload>;
  /** Gives you the link to your onboarding with Stripe. */
  startSellerOnboarding?: Maybe<SellerOnboardingPayload>;
  /** Asks for a draft to be put on sale; `SELLER_NOT_READY` while you are not approved or Stripe takes no charges for you. */
  submitMarketListing?: Maybe<MarketListingPayload>;
  /** Stops a seller. Admins; moderators by an action on a report. */
  suspendSeller?: Maybe<SellerAccountPayload>;
  /** Changes a drop that has not begun. Admins. */
  updateDrop?: Maybe<DropPayload>;
  /** Changes a draft. */
  updateMarketListing?: Maybe<MarketListingPayload>;
  /** Changes a product. What was bought already keeps its title and price. Admins. */
  updateProduct?: Maybe<ProductPayload>;
  updateSellerProfile?: Maybe<SellerAccountPayload>;
  /** Changes a variant's price or low threshold, or takes it off sale and back. Admins. */
  updateVariant?: Maybe<ProductPayload>;
  /** Takes a listing back from review. */
  withdrawMarketListing?: Maybe<MarketListingPayload>;
};


export type MutationAddVariantArgs = {
  input: AddVariantInput;
};


export type MutationApplyAsSellerArgs = {
  input: ApplyAsSellerInput;
};


export type MutationApproveMarketListingArgs = {
  input: ApproveMarketListingInput;
};


export type MutationApproveSellerArgs = {
  input: ApproveSellerInput;
};


export type MutationArchiveProductArgs = {
  input: ProductStepInput;
};


export type MutationCancelDropArgs = {
  input: CancelDropInput;
};


export type MutationCancelOrderArgs = {
  input: CancelOrderInput;
};


export type MutationCheckoutArgs = {
  input: CheckoutInput;
};


export type MutationCreateDropArgs = {
  input: CreateDropInput;
};


export type MutationCreateMarketListingArgs = {
  input: CreateMarketListingInput;
};


export type MutationCreateProductArgs = {
  input: CreateProductInput;
};


export type MutationDeliverOrderArgs = {
  input: OrderStepInput;
};


export type MutationJoinDropArgs = {
  input: JoinDropInput;
};


export type MutationProcessOrderArgs = {
  input: OrderStepInput;
};


export type MutationPublishProductArgs = {
  input: ProductStepInput;
};


export type MutationReceiveStockArgs = {
  input: ReceiveStockInput;
};


export type MutationRefundOrderArgs = {
  input: RefundOrderInput;
};


export type MutationReinstateSellerArgs = {
  input: SellerDecisionInput;
};


export type MutationRejectMarketListingArgs = {
  input: RejectMarketListingInput;
};


export type MutationRejectSellerArgs = {
  input: SellerDecisionInput;
};


export type MutationRemoveMarketListingArgs = {
  input: MarketListingStepInput;
};


export type MutationRestockMarketListingArgs = {
  input: RestockMarketListingInput;
};


export type MutationRestoreProductArgs = {
  input: ProductStepInput;
};


export type MutationSetSellerFeeArgs = {
  input: SetSellerFeeInput;
};


export type MutationSetSellerWhiteLabelArgs = {
  input: SetSellerWhiteLabelInput;
};


export type MutationSetShippingRateArgs = {
  input: SetShippingRateInput;
};


export type MutationSetTaxRateArgs = {
  input: SetTaxRateInput;
};


export type MutationShipOrderArgs = {
  input: ShipOrderInput;
};


export type MutationSubmitMarketListingArgs = {
  input: MarketListingStepInput;
};


export type MutationSuspendSellerArgs = {
  input: SellerDecisionInput;
};


export type MutationUpdateDropArgs = {
  input: UpdateDropInput;
};


export type MutationUpdateMarketListingArgs = {
  input: UpdateMarketListingInput;
};


export type MutationUpdateProductArgs = {
  input: UpdateProductInput;
};


export type MutationUpdateSellerProfileArgs = {
  input: UpdateSellerProfileInput;
};


export type MutationUpdateVariantArgs = {
  input: UpdateVariantInput;
};


export type MutationWithdrawMarketListingArgs = {
  input: MarketListingStepInput;
};

/** One seller's part of a checkout. Its buyer sees it, its seller once it is paid, and admins. */
export type Order = {
  __typename?: 'Order';
  /** What the house keeps of it; null for the buyer, whom it does not concern. */
  applicationFeePence?: Maybe<Scalars['Int']['output']>;
  buyerId: Scalars['ID']['output'];
  cancelledAt?: Maybe<Scalars['DateTime']['output']>;
  carrier?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  currency: Scalars['String']['output'];
  deliveredAt?: Maybe<Scalars['DateTime']['output']>;
  fulfilmentStatus: OrderFulfilmentStatus;
  /** Until when its goods are held for a payment; null once they are not. */
  holdExpiresAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  items: Array<OrderItem>;
  /** To be named to people: it tells neither how many were sold nor when. */
  number: Scalars['String']['output'];
  paidAt?: Maybe<Scalars['DateTime']['output']>;
  paymentStatus: OrderPaymentStatus;
  /** What was given back so far. */
  refundedPence: Scalars['Int']['output'];
  refunds: Array<Refund>;
  /** The seller's account; null where the house sells. */
  sellerId?: Maybe<Scalars['ID']['output']>;
  shippedAt?: Maybe<Scalars['DateTime']['output']>;
  /** For its buyer and for whoever sends it; null for tickets, and once it was shredded. */
  shippingAddress?: Maybe<ShippingAddress>;
  shippingPence: Scalars['Int']['output'];
  /** What the items cost. All amounts in the currency's smallest unit. */
  subtotalPence: Scalars['Int']['output'];
  taxPence: Scalars['Int']['output'];
  totalPence: Scalars['Int']['output'];
  trackingNumber?: Maybe<Scalars['String']['output']>;
  type: OrderType;
  version: Scalars['Int']['output'];
};

export type OrderConnection = {
  __typename?: 'OrderConnection';
  edges: Array<OrderEdge>;
  nodes: Array<Order>;
  pageInfo: PageInfo;
};

export type OrderEdge = {
  __typename?: 'OrderEdge';
  cursor: Scalars['String']['output'];
  node: Order;
};

export type OrderFulfilmentStatus =
  | 'cancelled'
  | 'delivered'
  | 'pending'
  | 'processing'
  | 'shipped';

/** What was bought, as it was called and what it cost then. */
export type OrderItem = {
  __typename?: 'OrderItem';
  id: Scalars['ID']['output'];
  /** The product's or the listing's id. */
  itemId: Scalars['ID']['output'];
  kind: OrderItemKind;
  quantity: Scalars['Int']['output'];
  refundedQuantity: Scalars['Int']['output'];
  taxPence: Scalars['Int']['output'];
  title: Scalars['String']['output'];
  unitPricePence: Scalars['Int']['output'];
  /** Null where it is no product. */
  variantId?: Maybe<Scalars['ID']['output']>;
};

export type OrderItemKind =
  | 'market_listing'
  | 'product'
  | 'ticket_listing';

export type OrderPayload = {
  __typename?: 'OrderPayload';
  order: Order;
};

/** What an order is paid with. */
export type OrderPayment = {
  __typename?: 'OrderPayment';
  /** For Stripe's elements on the client; null where nothing is to be paid any more. */
  clientSecret?: Maybe<Scalars['String']['output']>;
  order: Order;
};

export type OrderPaymentStatus =
  /** Declined; it may be tried again until the hold ends. */
  | 'failed'
  | 'paid'
  | 'pending'
  /** All of it was given back. */
  | 'refunded';

export type OrderStepInput = {
  id: Scalars['ID']['input'];
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type OrderType =
  /** A seller of the market sells, or someone his ticket. */
  | 'marketplace'
  /** The house sells. */
  | 'official';

/** Where a page of a list begins and ends (Relay cursor connections). */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** Something that the house itself sells. */
export type Product = {
  __typename?: 'Product';
  collection: ProductCollection;
  createdAt: Scalars['DateTime']['output'];
  /** ISO 4217. */
  currency: Scalars['String']['output'];
  description: Scalars['String']['output'];
  /** The drop that it is sold in; null where it is sold at any time. */
  drop?: Maybe<Drop>;
  id: Scalars['ID']['output'];
  /** https URLs, the first one to be shown first. */
  images: Array<Scalars['String']['output']>;
  limitedEdition: Scalars['Boolean']['output'];
  /** How many one buyer may have; null where there is no limit. */
  perUserLimit?: Maybe<Scalars['Int']['output']>;
  /** In the currency's smallest unit. */
  pricePence: Scalars['Int']['output'];
  status: ProductStatus;
  stockStatus: StockStatus;
  title: Scalars['String']['output'];
  updatedAt: Scalars['DateTime']['output'];
  /** In sizes and colours; a product without either has one. Those no longer sold are left out, but for admins. */
  variants: Array<ProductVariant>;
  /** Counts its changes: pass it to a mutation to be told when someone else changed it meanwhile. */
  version: Scalars['Int']['output'];
  /** XP for buying one. */
  xpReward: Scalars['Int']['output'];
};

export type ProductCollection =
  | 'high'
  /** Hand-N-Hand. */
  | 'hnhmess'
  | 'hung'
  | 'raw'
  | 'super'
  | 'superhung';

export type ProductConnection = {
  __typename?: 'ProductConnection';
  edges: Array<ProductEdge>;
  nodes: Array<Product>;
  pageInfo: PageInfo;
};

export type ProductEdge = {
  __typename?: 'ProductEdge';
  cursor: Scalars['String']['output'];
  node: Product;
};

export type ProductPayload = {
  __typename?: 'ProductPayload';
  product: Product;
};

export type ProductStatus =
  | 'archived'
  | 'draft'
  | 'live';

export type ProductStepInput = {
  id: Scalars['ID']['input'];
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** What is bought: a product in a size and a colour. */
export type ProductVariant = {
  __typename?: 'ProductVariant';
  colour?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** In the product's currency, smallest unit. */
  pricePence: Scalars['Int']['output'];
  /** No longer sold. */
  retired: Scalars['Boolean']['output'];
  size?: Maybe<Scalars['String']['output']>;
  stockStatus: StockStatus;
  version: Scalars['Int']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** Disputes that are open, or those that are closed, newest first. Admins. */
  disputes?: Maybe<DisputeConnection>;
  drop?: Maybe<Drop>;
  /** Everyone who was drawn, in the order of the draw; empty before it. */
  dropDraw?: Maybe<DropEntryConnection>;
  /** Drops that are to come or open, the soonest first. */
  drops?: Maybe<DropConnection>;
  /** One listing, as far as you may see it; `NOT_FOUND` otherwise. */
  marketListing?: Maybe<MarketListing>;
  /** What approved sellers have on sale, newest first. */
  marketListings?: Maybe<MarketListingConnection>;
  /** What waits for review, longest first. Moderators. */
  marketListingsToReview?: Maybe<MarketListingConnection>;
  /** One seller, as far as you may see him; `NOT_FOUND` otherwise. */
  marketSeller?: Maybe<MarketSeller>;
  /** Approved sellers, newest first. */
  marketSellers?: Maybe<MarketSellerConnection>;
  /** Your own listings of a status, newest first. */
  myMarketListings?: Maybe<MarketListingConnection>;
  /** What you bought, newest first. */
  myOrders?: Maybe<OrderConnection>;
  /** What was sold in your name and paid, newest first. */
  mySales?: Maybe<OrderConnection>;
  /** Your own seller account; null where you never applied. */
  mySellerAccount?: Maybe<SellerAccount>;
  /** The house's paid orders in a state of fulfilment, longest waiting first. Admins. */
  officialOrders?: Maybe<OrderConnection>;
  /** One order, as far as you may see it; `NOT_FOUND` otherwise. */
  order?: Maybe<Order>;
  /** One product, as far as you may see it; `NOT_FOUND` otherwise. */
  product?: Maybe<Product>;
  /** What can be bought now, newest first. */
  productsAvailable?: Maybe<ProductConnection>;
  /** What a cart costs now. Nothing is held. */
  quote?: Maybe<Quote>;
  /** Accounts of a status, longest waiting first. Admins. */
  sellerAccounts?: Maybe<SellerAccountConnection>;
  /** All delivery rates, by country. */
  shippingRates?: Maybe<Array<ShippingRate>>;
  /** The stock of a product's variants. Admins. */
  stockLevels?: Maybe<Array<StockLevel>>;
  /** What changed a variant's stock, newest first. Admins. */
  stockMovements?: Maybe<StockMovementConnection>;
  /** All tax rates, by country. */
  taxRates?: Maybe<Array<TaxRate>>;
};


export type QueryDisputesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  open?: InputMaybe<Scalars['Boolean']['input']>;
};


export type QueryDropArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDropDrawArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  dropId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryDropsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMarketListingArgs = {
  id: Scalars['ID']['input'];
};


export type QueryMarketListingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMarketListingsToReviewArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMarketSellerArgs = {
  id: Scalars['ID']['input'];
};


export type QueryMarketSellersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMyMarketListingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status: MarketListingStatus;
};


export type QueryMyOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMySalesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<OrderFulfilmentStatus>;
};


export type QueryOfficialOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status: OrderFulfilmentStatus;
};


export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryProductArgs = {
  id: Scalars['ID']['input'];
};


export type QueryProductsAvailableArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  collection?: InputMaybe<ProductCollection>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryQuoteArgs = {
  input: QuoteInput;
};


export type QuerySellerAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status: SellerStatus;
};


export type QueryStockLevelsArgs = {
  productId: Scalars['ID']['input'];
};


export type QueryStockMovementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  variantId: Scalars['ID']['input'];
};

export type Quote = {
  __typename?: 'Quote';
  /** One for each seller. */
  orders: Array<QuotedOrder>;
};

export type QuoteInput = {
  /** Where it goes; not needed for tickets alone. */
  countryCode?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 50. */
  lines: Array<CheckoutLineInput>;
};

/** What one seller's part of a cart would cost. Amounts in the currency's smallest unit. */
export type QuotedOrder = {
  __typename?: 'QuotedOrder';
  currency: Scalars['String']['output'];
  /** The seller's account; null where the house sells. */
  sellerId?: Maybe<Scalars['ID']['output']>;
  shippingPence: Scalars['Int']['output'];
  subtotalPence: Scalars['Int']['output'];
  taxPence: Scalars['Int']['output'];
  totalPence: Scalars['Int']['output'];
};

export type ReceiveStockInput = {
  /** Pieces; negative to put a count right, by no more than are on hand. */
  quantity: Scalars['Int']['input'];
  variantId: Scalars['ID']['input'];
};

export type ReceiveStockPayload = {
  __typename?: 'ReceiveStockPayload';
  stockLevel: StockLevel;
};

/** Money given back. */
export type Refund = {
  __typename?: 'Refund';
  amountPence: Scalars['Int']['output'];
  cause: RefundCause;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  settledAt?: Maybe<Scalars['DateTime']['output']>;
  status: RefundStatus;
};

export type RefundCause =
  /** Whoever sends the order gave it. */
  | 'asked'
  | 'cancelled'
  /** Made at the payment service itself. */
  | 'external'
  /** Paid after the hold had ended, and the goods were gone. */
  | 'out_of_stock'
  /** The ticket was no longer on sale. */
  | 'ticket_refused';

export type RefundLineInput = {
  lineId: Scalars['ID']['input'];
  /** At least 1, and no more than is left of the line. */
  quantity: Scalars['Int']['input'];
};

/** Neither lines nor an amount: all that is left. */
export type RefundOrderInput = {
  amountPence?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  /** What comes back, at its price; with an amount, for that amount. */
  lines?: InputMaybe<Array<RefundLineInput>>;
  /** 10 to 2,000 characters, for the record; the buyer does not read it. */
  reason: Scalars['String']['input'];
  /** The pieces go back on the shelf; true where left out. */
  restock?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type RefundOrderPayload = {
  __typename?: 'RefundOrderPayload';
  refund: Refund;
};

export type RefundStatus =
  /** It did not reach the buyer; staff see to it. */
  | 'failed'
  /** Written down; Stripe is being asked. */
  | 'requested'
  /** Stripe has taken it. */
  | 'sent'
  | 'succeeded';

export type RejectMarketListingInput = {
  id: Scalars['ID']['input'];
  /** For other moderators; takes the place of earlier ones. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** 10 to 2,000 characters; the seller reads it. */
  reason: Scalars['String']['input'];
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type RestockMarketListingInput = {
  id: Scalars['ID']['input'];
  /** Pieces to put on the shelf; negative to put a count right. */
  quantity: Scalars['Int']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** A seller account as its owner and admins see it. */
export type SellerAccount = {
  __typename?: 'SellerAccount';
  approvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** True while he is approved and Stripe takes charges for him: only then his listings can be bought. */
  canCharge: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** Why he was rejected or suspended. */
  decisionReason?: Maybe<Scalars['String']['output']>;
  /** The platform's share of a sale, in hundredths of a per cent. */
  feeBasisPoints: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** Whether he told Stripe what it asked for at first. */
  onboardingComplete: Scalars['Boolean']['output'];
  payoutStatus: SellerPayoutStatus;
  /** What Stripe asks for now, in its words; he answers there. */
  requirementsDue: Array<Scalars['String']['output']>;
  /** As everyone sees him. */
  seller: MarketSeller;
  status: SellerStatus;
  /** Counts its changes: pass it to a mutation to be told when someone else changed it meanwhile. */
  version: Scalars['Int']['output'];
  whiteLabelEnabled: Scalars['Boolean']['output'];
};

export type SellerAccountConnection = {
  __typename?: 'SellerAccountConnection';
  edges: Array<SellerAccountEdge>;
  nodes: Array<SellerAccount>;
  pageInfo: PageInfo;
};

export type SellerAccountEdge = {
  __typename?: 'SellerAccountEdge';
  cursor: Scalars['String']['output'];
  node: SellerAccount;
};

export type SellerAccountPayload = {
  __typename?: 'SellerAccountPayload';
  account: SellerAccount;
};

export type SellerBrand = {
  __typename?: 'SellerBrand';
  /** An https URL. */
  logoUrl?: Maybe<Scalars['String']['output']>;
  name?: Maybe<Scalars['String']['output']>;
};

/** For a decision against a seller, or its taking back. */
export type SellerDecisionInput = {
  id: Scalars['ID']['input'];
  /** 10 to 2,000 characters; the seller reads it where it is against him. */
  reason: Scalars['String']['input'];
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type SellerOnboardingPayload = {
  __typename?: 'SellerOnboardingPayload';
  expiresAt: Scalars['DateTime']['output'];
  /** A page of Stripe's, good for once. */
  url: Scalars['String']['output'];
};

/** How a seller stands with Stripe, apart from whether we let him sell. */
export type SellerPayoutStatus =
  | 'active'
  /** Stripe does not know enough yet. */
  | 'pending'
  | 'rejected'
  /** Stripe holds something back until it knows more. */
  | 'restricted';

export type SellerReputation = {
  __typename?: 'SellerReputation';
  memberSince?: Maybe<Scalars['DateTime']['output']>;
  /** Orders that were given back, in full or in part. */
  refunds: Scalars['Int']['output'];
  sales: Scalars['Int']['output'];
};

export type SellerStatus =
  | 'approved'
  /** Waits for an admin. */
  | 'pending'
  | 'rejected'
  | 'suspended';

export type SetSellerFeeInput = {
  /** 0 to 5,000 hundredths of a per cent, of sales to come. */
  feeBasisPoints: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type SetSellerWhiteLabelInput = {
  enabled: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type SetShippingRateInput = {
  basePence: Scalars['Int']['input'];
  /** ISO 3166-1 alpha-2, or `*`. */
  countryCode: Scalars['String']['input'];
  /** ISO 4217; GBP where left out. */
  currency?: InputMaybe<Scalars['String']['input']>;
  eachPence?: InputMaybe<Scalars['Int']['input']>;
  freeFromPence?: InputMaybe<Scalars['Int']['input']>;
};

export type SetShippingRatePayload = {
  __typename?: 'SetShippingRatePayload';
  shippingRate: ShippingRate;
};

export type SetTaxRateInput = {
  /** 0 to 10,000. */
  basisPoints: Scalars['Int']['input'];
  /** ISO 3166-1 alpha-2, or `*`. */
  countryCode: Scalars['String']['input'];
};

export type SetTaxRatePayload = {
  __typename?: 'SetTaxRatePayload';
  taxRate: TaxRate;
};

export type ShipOrderInput = {
  /** At most 80 characters. */
  carrier?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  /** At most 80 characters; with its carrier. */
  trackingNumber?: InputMaybe<Scalars['String']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type ShippingAddress = {
  __typename?: 'ShippingAddress';
  city: Scalars['String']['output'];
  countryCode: Scalars['String']['output'];
  line1: Scalars['String']['output'];
  line2?: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  postcode?: Maybe<Scalars['String']['output']>;
  region?: Maybe<Scalars['String']['output']>;
};

/** By the rules of its country: postcode, and a region where it has states or provinces. */
export type ShippingAddressInput = {
  city: Scalars['String']['input'];
  /** ISO 3166-1 alpha-2. */
  countryCode: Scalars['String']['input'];
  line1: Scalars['String']['input'];
  line2?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  postcode?: InputMaybe<Scalars['String']['input']>;
  region?: InputMaybe<Scalars['String']['input']>;
};

/** What delivery costs. The country `*` stands for all that have no rate of their own. */
export type ShippingRate = {
  __typename?: 'ShippingRate';
  /** For the first piece. */
  basePence: Scalars['Int']['output'];
  countryCode: Scalars['String']['output'];
  currency: Scalars['String']['output'];
  /** For each further piece. */
  eachPence: Scalars['Int']['output'];
  /** Goods of this worth and more are sent for nothing. */
  freeFromPence?: Maybe<Scalars['Int']['output']>;
  version: Scalars['Int']['output'];
};

/** How many there are of a variant, exactly: on hand + held + sold = received. For admins. */
export type StockLevel = {
  __typename?: 'StockLevel';
  colour?: Maybe<Scalars['String']['output']>;
  /** Promised to orders that are not paid yet. */
  held: Scalars['Int']['output'];
  lowThreshold: Scalars['Int']['output'];
  /** Can be bought now. */
  onHand: Scalars['Int']['output'];
  productId: Scalars['ID']['output'];
  received: Scalars['Int']['output'];
  size?: Maybe<Scalars['String']['output']>;
  sold: Scalars['Int']['output'];
  stockStatus: StockStatus;
  variantId: Scalars['ID']['output'];
};

/** One change of a variant's stock. */
export type StockMovement = {
  __typename?: 'StockMovement';
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  kind: StockMovementKind;
  /** The order that it was for; null for what was received. */
  orderId?: Maybe<Scalars['ID']['output']>;
  quantity: Scalars['Int']['output'];
};

export type StockMovementConnection = {
  __typename?: 'StockMovementConnection';
  edges: Array<StockMovementEdge>;
  nodes: Array<StockMovement>;
  pageInfo: PageInfo;
};

export type StockMovementEdge = {
  __typename?: 'StockMovementEdge';
  cursor: Scalars['String']['output'];
  node: StockMovement;
};

export type StockMovementKind =
  /** Promised to an order. */
  | 'held'
  /** From outside, or a count put right. */
  | 'received'
  /** Back from an order that was not paid. */
  | 'released'
  /** Back from a buyer. */
  | 'returned'
  | 'sold';

export type StockStatus =
  | 'in_stock'
  | 'low_stock'
  | 'out_of_stock';

/** The tax added to goods and delivery; 2000 basis points are 20 %. The country `*` stands for all others. */
export type TaxRate = {
  __typename?: 'TaxRate';
  basisPoints: Scalars['Int']['output'];
  countryCode: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

/** What is left out stays as it is. */
export type UpdateDropInput = {
  description?: InputMaybe<Scalars['String']['input']>;
  endAt?: InputMaybe<Scalars['DateTime']['input']>;
  id: Scalars['ID']['input'];
  startAt?: InputMaybe<Scalars['DateTime']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
  waveSeconds?: InputMaybe<Scalars['Int']['input']>;
  waveSize?: InputMaybe<Scalars['Int']['input']>;
};

/** What is left out stays as it is. */
export type UpdateMarketListingInput = {
  currency?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  /** Takes the place of all the images there were. */
  images?: InputMaybe<Array<Scalars['String']['input']>>;
  pricePence?: InputMaybe<Scalars['Int']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** What is left out stays as it is; null takes away. */
export type UpdateProductInput = {
  collection?: InputMaybe<ProductCollection>;
  description?: InputMaybe<Scalars['String']['input']>;
  dropId?: InputMaybe<Scalars['ID']['input']>;
  id: Scalars['ID']['input'];
  images?: InputMaybe<Array<Scalars['String']['input']>>;
  limitedEdition?: InputMaybe<Scalars['Boolean']['input']>;
  perUserLimit?: InputMaybe<Scalars['Int']['input']>;
  pricePence?: InputMaybe<Scalars['Int']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
  xpReward?: InputMaybe<Scalars['Int']['input']>;
};

/** What is left out stays as it is. */
export type UpdateSellerProfileInput = {
  /** An https URL on a media host of ours; null takes it away. */
  brandLogoUrl?: InputMaybe<Scalars['String']['input']>;
  /** Only where an admin lets you show a brand of your own; null takes it away. */
  brandName?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** What is left out stays as it is; a price of null is the product's. */
export type UpdateVariantInput = {
  id: Scalars['ID']['input'];
  lowThreshold?: InputMaybe<Scalars['Int']['input']>;
  pricePence?: InputMaybe<Scalars['Int']['input']>;
  retired?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type VariantInput = {
  /** At most 40 characters. */
  colour?: InputMaybe<Scalars['String']['input']>;
  /** At this number and below, stock is low; 5 where left out. */
  lowThreshold?: InputMaybe<Scalars['Int']['input']>;
  /** Where it costs another price than the product. */
  pricePence?: InputMaybe<Scalars['Int']['input']>;
  /** How many there are to sell; 0 where left out. */
  quantityAvailable?: InputMaybe<Scalars['Int']['input']>;
  /** At most 40 characters. */
  size?: InputMaybe<Scalars['String']['input']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Drop: Drop;
  MarketListing: MarketListing;
  MarketSeller: MarketSeller;
  Order: Order;
  Product: Product;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Drop:
    ( { __typename: 'Drop' }
    & GraphQLRecursivePick<FederationTypes['Drop'], {"id":true}> );
  MarketListing:
    ( { __typename: 'MarketListing' }
    & GraphQLRecursivePick<FederationTypes['MarketListing'], {"id":true}> );
  MarketSeller:
    ( { __typename: 'MarketSeller' }
    & GraphQLRecursivePick<FederationTypes['MarketSeller'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddVariantInput: AddVariantInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ApplyAsSellerInput: ApplyAsSellerInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ApproveMarketListingInput: ApproveMarketListingInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ApproveSellerInput: ApproveSellerInput;
  CancelDropInput: CancelDropInput;
  CancelOrderInput: CancelOrderInput;
  CheckoutInput: CheckoutInput;
  CheckoutLineInput: CheckoutLineInput;
  CheckoutPayload: ResolverTypeWrapper<Omit<CheckoutPayload, 'payments'> & { payments: Array<ResolversTypes['OrderPayment']> }>;
  CreateDropInput: CreateDropInput;
  CreateMarketListingInput: CreateMarketListingInput;
  CreateProductInput: CreateProductInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Dispute: ResolverTypeWrapper<DisputeRow>;
  DisputeConnection: ResolverTypeWrapper<Omit<DisputeConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['DisputeEdge']>, nodes: Array<ResolversTypes['Dispute']> }>;
  DisputeEdge: ResolverTypeWrapper<Omit<DisputeEdge, 'node'> & { node: ResolversTypes['Dispute'] }>;
  Drop: ResolverTypeWrapper<DropRow>;
  DropConnection: ResolverTypeWrapper<Omit<DropConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['DropEdge']>, nodes: Array<ResolversTypes['Drop']> }>;
  DropEdge: ResolverTypeWrapper<Omit<DropEdge, 'node'> & { node: ResolversTypes['Drop'] }>;
  DropEntry: ResolverTypeWrapper<EntryRow>;
  DropEntryConnection: ResolverTypeWrapper<Omit<DropEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['DropEntryEdge']>, nodes: Array<ResolversTypes['DropEntry']> }>;
  DropEntryEdge: ResolverTypeWrapper<Omit<DropEntryEdge, 'node'> & { node: ResolversTypes['DropEntry'] }>;
  DropPayload: ResolverTypeWrapper<Omit<DropPayload, 'drop'> & { drop: ResolversTypes['Drop'] }>;
  DropStatus: ResolverTypeWrapper<'scheduled' | 'live' | 'ended'>;
  JoinDropInput: JoinDropInput;
  ListingStock: ResolverTypeWrapper<OwnStockRow>;
  ListingStockStatus: ResolverTypeWrapper<'in_stock' | 'low_stock' | 'out_of_stock'>;
  MarketListing: ResolverTypeWrapper<ListingRow>;
  MarketListingConnection: ResolverTypeWrapper<Omit<MarketListingConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['MarketListingEdge']>, nodes: Array<ResolversTypes['MarketListing']> }>;
  MarketListingEdge: ResolverTypeWrapper<Omit<MarketListingEdge, 'node'> & { node: ResolversTypes['MarketListing'] }>;
  MarketListingPayload: ResolverTypeWrapper<Omit<MarketListingPayload, 'listing'> & { listing: ResolversTypes['MarketListing'] }>;
  MarketListingStatus: ResolverTypeWrapper<'draft' | 'pending_review' | 'live' | 'sold_out' | 'removed'>;
  MarketListingStepInput: MarketListingStepInput;
  MarketSeller: ResolverTypeWrapper<SellerRow>;
  MarketSellerConnection: ResolverTypeWrapper<Omit<MarketSellerConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['MarketSellerEdge']>, nodes: Array<ResolversTypes['MarketSeller']> }>;
  MarketSellerEdge: ResolverTypeWrapper<Omit<MarketSellerEdge, 'node'> & { node: ResolversTypes['MarketSeller'] }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Order: ResolverTypeWrapper<OrderRow>;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['OrderEdge']>, nodes: Array<ResolversTypes['Order']> }>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderFulfilmentStatus: ResolverTypeWrapper<'pending' | 'processing' | 'shipped' | 'delivered' | 'cancelled'>;
  OrderItem: ResolverTypeWrapper<OrderItemRow>;
  OrderItemKind: ResolverTypeWrapper<'product' | 'market_listing' | 'ticket_listing'>;
  OrderPayload: ResolverTypeWrapper<Omit<OrderPayload, 'order'> & { order: ResolversTypes['Order'] }>;
  OrderPayment: ResolverTypeWrapper<Omit<OrderPayment, 'order'> & { order: ResolversTypes['Order'] }>;
  OrderPaymentStatus: ResolverTypeWrapper<'pending' | 'paid' | 'failed' | 'refunded'>;
  OrderStepInput: OrderStepInput;
  OrderType: ResolverTypeWrapper<'official' | 'marketplace'>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Product: ResolverTypeWrapper<ProductRow>;
  ProductCollection: ResolverTypeWrapper<'hnhmess' | 'raw' | 'hung' | 'high' | 'super' | 'superhung'>;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ProductEdge']>, nodes: Array<ResolversTypes['Product']> }>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  ProductPayload: ResolverTypeWrapper<Omit<ProductPayload, 'product'> & { product: ResolversTypes['Product'] }>;
  ProductStatus: ResolverTypeWrapper<'draft' | 'live' | 'archived'>;
  ProductStepInput: ProductStepInput;
  ProductVariant: ResolverTypeWrapper<VariantRow>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Quote: ResolverTypeWrapper<Quote>;
  QuoteInput: QuoteInput;
  QuotedOrder: ResolverTypeWrapper<QuotedOrder>;
  ReceiveStockInput: ReceiveStockInput;
  ReceiveStockPayload: ResolverTypeWrapper<Omit<ReceiveStockPayload, 'stockLevel'> & { stockLevel: ResolversTypes['StockLevel'] }>;
  Refund: ResolverTypeWrapper<RefundRow>;
  RefundCause: ResolverTypeWrapper<'asked' | 'out_of_stock' | 'cancelled' | 'ticket_refused' | 'external'>;
  RefundLineInput: RefundLineInput;
  RefundOrderInput: RefundOrderInput;
  RefundOrderPayload: ResolverTypeWrapper<Omit<RefundOrderPayload, 'refund'> & { refund: ResolversTypes['Refund'] }>;
  RefundStatus: ResolverTypeWrapper<'requested' | 'sent' | 'succeeded' | 'failed'>;
  RejectMarketListingInput: RejectMarketListingInput;
  RestockMarketListingInput: RestockMarketListingInput;
  SellerAccount: ResolverTypeWrapper<AccountRow>;
  SellerAccountConnection: ResolverTypeWrapper<Omit<SellerAccountConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['SellerAccountEdge']>, nodes: Array<ResolversTypes['SellerAccount']> }>;
  SellerAccountEdge: ResolverTypeWrapper<Omit<SellerAccountEdge, 'node'> & { node: ResolversTypes['SellerAccount'] }>;
  SellerAccountPayload: ResolverTypeWrapper<Omit<SellerAccountPayload, 'account'> & { account: ResolversTypes['SellerAccount'] }>;
  SellerBrand: ResolverTypeWrapper<SellerBrand>;
  SellerDecisionInput: SellerDecisionInput;
  SellerOnboardingPayload: ResolverTypeWrapper<SellerOnboardingPayload>;
  SellerPayoutStatus: ResolverTypeWrapper<'pending' | 'active' | 'restricted' | 'rejected'>;
  SellerReputation: ResolverTypeWrapper<ReputationRow>;
  SellerStatus: ResolverTypeWrapper<'pending' | 'approved' | 'suspended' | 'rejected'>;
  SetSellerFeeInput: SetSellerFeeInput;
  SetSellerWhiteLabelInput: SetSellerWhiteLabelInput;
  SetShippingRateInput: SetShippingRateInput;
  SetShippingRatePayload: ResolverTypeWrapper<Omit<SetShippingRatePayload, 'shippingRate'> & { shippingRate: ResolversTypes['ShippingRate'] }>;
  SetTaxRateInput: SetTaxRateInput;
  SetTaxRatePayload: ResolverTypeWrapper<Omit<SetTaxRatePayload, 'taxRate'> & { taxRate: ResolversTypes['TaxRate'] }>;
  ShipOrderInput: ShipOrderInput;
  ShippingAddress: ResolverTypeWrapper<SentTo>;
  ShippingAddressInput: ShippingAddressInput;
  ShippingRate: ResolverTypeWrapper<ShippingRateRow>;
  StockLevel: ResolverTypeWrapper<VariantStockRow>;
  StockMovement: ResolverTypeWrapper<MovementRow>;
  StockMovementConnection: ResolverTypeWrapper<Omit<StockMovementConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['StockMovementEdge']>, nodes: Array<ResolversTypes['StockMovement']> }>;
  StockMovementEdge: ResolverTypeWrapper<Omit<StockMovementEdge, 'node'> & { node: ResolversTypes['StockMovement'] }>;
  StockMovementKind: ResolverTypeWrapper<'received' | 'held' | 'released' | 'sold' | 'returned'>;
  StockStatus: ResolverTypeWrapper<'in_stock' | 'low_stock' | 'out_of_stock'>;
  TaxRate: ResolverTypeWrapper<TaxRateRow>;
  UpdateDropInput: UpdateDropInput;
  UpdateMarketListingInput: UpdateMarketListingInput;
  UpdateProductInput: UpdateProductInput;
  UpdateSellerProfileInput: UpdateSellerProfileInput;
  UpdateVariantInput: UpdateVariantInput;
  VariantInput: VariantInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddVariantInput: AddVariantInput;
  ID: Scalars['ID']['output'];
  ApplyAsSellerInput: ApplyAsSellerInput;
  String: Scalars['String']['output'];
  ApproveMarketListingInput: ApproveMarketListingInput;
  Int: Scalars['Int']['output'];
  ApproveSellerInput: ApproveSellerInput;
  CancelDropInput: CancelDropInput;
  CancelOrderInput: CancelOrderInput;
  CheckoutInput: CheckoutInput;
  CheckoutLineInput: CheckoutLineInput;
  CheckoutPayload: Omit<CheckoutPayload, 'payments'> & { payments: Array<ResolversParentTypes['OrderPayment']> };
  CreateDropInput: CreateDropInput;
  CreateMarketListingInput: CreateMarketListingInput;
  CreateProductInput: CreateProductInput;
  Boolean: Scalars['Boolean']['output'];
  DateTime: Scalars['DateTime']['output'];
  Dispute: DisputeRow;
  DisputeConnection: Omit<DisputeConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['DisputeEdge']>, nodes: Array<ResolversParentTypes['Dispute']> };
  DisputeEdge: Omit<DisputeEdge, 'node'> & { node: ResolversParentTypes['Dispute'] };
  Drop: DropRow;
  DropConnection: Omit<DropConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['DropEdge']>, nodes: Array<ResolversParentTypes['Drop']> };
  DropEdge: Omit<DropEdge, 'node'> & { node: ResolversParentTypes['Drop'] };
  DropEntry: EntryRow;
  DropEntryConnection: Omit<DropEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['DropEntryEdge']>, nodes: Array<ResolversParentTypes['DropEntry']> };
  DropEntryEdge: Omit<DropEntryEdge, 'node'> & { node: ResolversParentTypes['DropEntry'] };
  DropPayload: Omit<DropPayload, 'drop'> & { drop: ResolversParentTypes['Drop'] };
  JoinDropInput: JoinDropInput;
  ListingStock: OwnStockRow;
  MarketListing: ListingRow;
  MarketListingConnection: Omit<MarketListingConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['MarketListingEdge']>, nodes: Array<ResolversParentTypes['MarketListing']> };
  MarketListingEdge: Omit<MarketListingEdge, 'node'> & { node: ResolversParentTypes['MarketListing'] };
  MarketListingPayload: Omit<MarketListingPayload, 'listing'> & { listing: ResolversParentTypes['MarketListing'] };
  MarketListingStepInput: MarketListingStepInput;
  MarketSeller: SellerRow;
  MarketSellerConnection: Omit<MarketSellerConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['MarketSellerEdge']>, nodes: Array<ResolversParentTypes['MarketSeller']> };
  MarketSellerEdge: Omit<MarketSellerEdge, 'node'> & { node: ResolversParentTypes['MarketSeller'] };
  Mutation: Record<PropertyKey, never>;
  Order: OrderRow;
  OrderConnection: Omit<OrderConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['OrderEdge']>, nodes: Array<ResolversParentTypes['Order']> };
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderItem: OrderItemRow;
  OrderPayload: Omit<OrderPayload, 'order'> & { order: ResolversParentTypes['Order'] };
  OrderPayment: Omit<OrderPayment, 'order'> & { order: ResolversParentTypes['Order'] };
  OrderStepInput: OrderStepInput;
  PageInfo: PageInfo;
  Product: ProductRow;
  ProductConnection: Omit<ProductConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ProductEdge']>, nodes: Array<ResolversParentTypes['Product']> };
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  ProductPayload: Omit<ProductPayload, 'product'> & { product: ResolversParentTypes['Product'] };
  ProductStepInput: ProductStepInput;
  ProductVariant: VariantRow;
  Query: Record<PropertyKey, never>;
  Quote: Quote;
  QuoteInput: QuoteInput;
  QuotedOrder: QuotedOrder;
  ReceiveStockInput: ReceiveStockInput;
  ReceiveStockPayload: Omit<ReceiveStockPayload, 'stockLevel'> & { stockLevel: ResolversParentTypes['StockLevel'] };
  Refund: RefundRow;
  RefundLineInput: RefundLineInput;
  RefundOrderInput: RefundOrderInput;
  RefundOrderPayload: Omit<RefundOrderPayload, 'refund'> & { refund: ResolversParentTypes['Refund'] };
  RejectMarketListingInput: RejectMarketListingInput;
  RestockMarketListingInput: RestockMarketListingInput;
  SellerAccount: AccountRow;
  SellerAccountConnection: Omit<SellerAccountConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SellerAccountEdge']>, nodes: Array<ResolversParentTypes['SellerAccount']> };
  SellerAccountEdge: Omit<SellerAccountEdge, 'node'> & { node: ResolversParentTypes['SellerAccount'] };
  SellerAccountPayload: Omit<SellerAccountPayload, 'account'> & { account: ResolversParentTypes['SellerAccount'] };
  SellerBrand: SellerBrand;
  SellerDecisionInput: SellerDecisionInput;
  SellerOnboardingPayload: SellerOnboardingPayload;
  SellerReputation: ReputationRow;
  SetSellerFeeInput: SetSellerFeeInput;
  SetSellerWhiteLabelInput: SetSellerWhiteLabelInput;
  SetShippingRateInput: SetShippingRateInput;
  SetShippingRatePayload: Omit<SetShippingRatePayload, 'shippingRate'> & { shippingRate: ResolversParentTypes['ShippingRate'] };
  SetTaxRateInput: SetTaxRateInput;
  SetTaxRatePayload: Omit<SetTaxRatePayload, 'taxRate'> & { taxRate: ResolversParentTypes['TaxRate'] };
  ShipOrderInput: ShipOrderInput;
  ShippingAddress: SentTo;
  ShippingAddressInput: ShippingAddressInput;
  ShippingRate: ShippingRateRow;
  StockLevel: VariantStockRow;
  StockMovement: MovementRow;
  StockMovementConnection: Omit<StockMovementConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['StockMovementEdge']>, nodes: Array<ResolversParentTypes['StockMovement']> };
  StockMovementEdge: Omit<StockMovementEdge, 'node'> & { node: ResolversParentTypes['StockMovement'] };
  TaxRate: TaxRateRow;
  UpdateDropInput: UpdateDropInput;
  UpdateMarketListingInput: UpdateMarketListingInput;
  UpdateProductInput: UpdateProductInput;
  UpdateSellerProfileInput: UpdateSellerProfileInput;
  UpdateVariantInput: UpdateVariantInput;
  VariantInput: VariantInput;
};

export type CheckoutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckoutPayload'] = ResolversParentTypes['CheckoutPayload']> = {
  checkoutId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payments?: Resolver<Array<ResolversTypes['OrderPayment']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DisputeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Dispute'] = ResolversParentTypes['Dispute']> = {
  amountPence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidenceDueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOpen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DisputeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisputeConnection'] = ResolversParentTypes['DisputeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DisputeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Dispute']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DisputeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisputeEdge'] = ResolversParentTypes['DisputeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Dispute'], ParentType, ContextType>;
};

export type DropResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Drop'] = ResolversParentTypes['Drop'], FederationReferenceType extends FederationReferenceTypes['Drop'] = FederationReferenceTypes['Drop']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Drop']> | FederationReferenceType, FederationReferenceType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  drawnAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  entriesDrawn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  myEntry?: Resolver<Maybe<ResolversTypes['DropEntry']>, ParentType, ContextType>;
  opensForMeAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  products?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  seed?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  seedHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DropStatus'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  waveSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  waveSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DropConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DropConnection'] = ResolversParentTypes['DropConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DropEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Drop']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DropEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DropEdge'] = ResolversParentTypes['DropEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Drop'], ParentType, ContextType>;
};

export type DropEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DropEntry'] = ResolversParentTypes['DropEntry']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DropEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DropEntryConnection'] = ResolversParentTypes['DropEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DropEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['DropEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DropEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DropEntryEdge'] = ResolversParentTypes['DropEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DropEntry'], ParentType, ContextType>;
};

export type DropPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DropPayload'] = ResolversParentTypes['DropPayload']> = {
  drop?: Resolver<ResolversTypes['Drop'], ParentType, ContextType>;
};

export type DropStatusResolvers = { ENDED: 'ended', LIVE: 'live', SCHEDULED: 'scheduled' };

export type ListingStockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ListingStock'] = ResolversParentTypes['ListingStock']> = {
  held?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ListingStockStatusResolvers = { IN_STOCK: 'in_stock', LOW_STOCK: 'low_stock', OUT_OF_STOCK: 'out_of_stock' };

export type MarketListingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarketListing'] = ResolversParentTypes['MarketListing'], FederationReferenceType extends FederationReferenceTypes['MarketListing'] = FederationReferenceTypes['MarketListing']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['MarketListing']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  pricePence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rejectionReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reportCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reviewNotes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  seller?: Resolver<Maybe<ResolversTypes['MarketSeller']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MarketListingStatus'], ParentType, ContextType>;
  stock?: Resolver<Maybe<ResolversTypes['ListingStock']>, ParentType, ContextType>;
  stockStatus?: Resolver<ResolversTypes['ListingStockStatus'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MarketListingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarketListingConnection'] = ResolversParentTypes['MarketListingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MarketListingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['MarketListing']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MarketListingEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarketListingEdge'] = ResolversParentTypes['MarketListingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MarketListing'], ParentType, ContextType>;
};

export type MarketListingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarketListingPayload'] = ResolversParentTypes['MarketListingPayload']> = {
  listing?: Resolver<ResolversTypes['MarketListing'], ParentType, ContextType>;
};

export type MarketListingStatusResolvers = { DRAFT: 'draft', LIVE: 'live', PENDING_REVIEW: 'pending_review', REMOVED: 'removed', SOLD_OUT: 'sold_out' };

export type MarketSellerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarketSeller'] = ResolversParentTypes['MarketSeller'], FederationReferenceType extends FederationReferenceTypes['MarketSeller'] = FederationReferenceTypes['MarketSeller']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['MarketSeller']> | FederationReferenceType, FederationReferenceType, ContextType>;
  brand?: Resolver<Maybe<ResolversTypes['SellerBrand']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  listings?: Resolver<ResolversTypes['MarketListingConnection'], ParentType, ContextType, Partial<MarketSellerListingsArgs>>;
  memberSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reputation?: Resolver<Maybe<ResolversTypes['SellerReputation']>, ParentType, ContextType>;
};

export type MarketSellerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarketSellerConnection'] = ResolversParentTypes['MarketSellerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MarketSellerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['MarketSeller']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MarketSellerEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarketSellerEdge'] = ResolversParentTypes['MarketSellerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MarketSeller'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addVariant?: Resolver<Maybe<ResolversTypes['ProductPayload']>, ParentType, ContextType, RequireFields<MutationAddVariantArgs, 'input'>>;
  applyAsSeller?: Resolver<Maybe<ResolversTypes['SellerAccountPayload']>, ParentType, ContextType, RequireFields<MutationApplyAsSellerArgs, 'input'>>;
  approveMarketListing?: Resolver<Maybe<ResolversTypes['MarketListingPayload']>, ParentType, ContextType, RequireFields<MutationApproveMarketListingArgs, 'input'>>;
  approveSeller?: Resolver<Maybe<ResolversTypes['SellerAccountPayload']>, ParentType, ContextType, RequireFields<MutationApproveSellerArgs, 'input'>>;
  archiveProduct?: Resolver<Maybe<ResolversTypes['ProductPayload']>, ParentType, ContextType, RequireFields<MutationArchiveProductArgs, 'input'>>;
  cancelDrop?: Resolver<Maybe<ResolversTypes['DropPayload']>, ParentType, ContextType, RequireFields<MutationCancelDropArgs, 'input'>>;
  cancelOrder?: Resolver<Maybe<ResolversTypes['OrderPayload']>, ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'input'>>;
  checkout?: Resolver<Maybe<ResolversTypes['CheckoutPayload']>, ParentType, ContextType, RequireFields<MutationCheckoutArgs, 'input'>>;
  createDrop?: Resolver<Maybe<ResolversTypes['DropPayload']>, ParentType, ContextType, RequireFields<MutationCreateDropArgs, 'input'>>;
  createMarketListing?: Resolver<Maybe<ResolversTypes['MarketListingPayload']>, ParentType, ContextType, RequireFields<MutationCreateMarketListingArgs, 'input'>>;
  createProduct?: Resolver<Maybe<ResolversTypes['ProductPayload']>, ParentType, ContextType, RequireFields<MutationCreateProductArgs, 'input'>>;
  deliverOrder?: Resolver<Maybe<ResolversTypes['OrderPayload']>, ParentType, ContextType, RequireFields<MutationDeliverOrderArgs, 'input'>>;
  joinDrop?: Resolver<Maybe<ResolversTypes['DropPayload']>, ParentType, ContextType, RequireFields<MutationJoinDropArgs, 'input'>>;
  processOrder?: Resolver<Maybe<ResolversTypes['OrderPayload']>, ParentType, ContextType, RequireFields<MutationProcessOrderArgs, 'input'>>;
  publishProduct?: Resolver<Maybe<ResolversTypes['ProductPayload']>, ParentType, ContextType, RequireFields<MutationPublishProductArgs, 'input'>>;
  receiveStock?: Resolver<Maybe<ResolversTypes['ReceiveStockPayload']>, ParentType, ContextType, RequireFields<MutationReceiveStockArgs, 'input'>>;
  refundOrder?: Resolver<Maybe<ResolversTypes['RefundOrderPayload']>, ParentType, ContextType, RequireFields<MutationRefundOrderArgs, 'input'>>;
  reinstateSeller?: Resolver<Maybe<ResolversTypes['SellerAccountPayload']>, ParentType, ContextType, RequireFields<MutationReinstateSellerArgs, 'input'>>;
  rejectMarketListing?: Resolver<Maybe<ResolversTypes['MarketListingPayload']>, ParentType, ContextType, RequireFields<MutationRejectMarketListingArgs, 'input'>>;
  rejectSeller?: Resolver<Maybe<ResolversTypes['SellerAccountPayload']>, ParentType, ContextType, RequireFields<MutationRejectSellerArgs, 'input'>>;
  removeMarketListing?: Resolver<Maybe<ResolversTypes['MarketListingPayload']>, ParentType, ContextType, RequireFields<MutationRemoveMarketListingArgs, 'input'>>;
  restockMarketListing?: Resolver<Maybe<ResolversTypes['MarketListingPayload']>, ParentType, ContextType, RequireFields<MutationRestockMarketListingArgs, 'input'>>;
  restoreProduct?: Resolver<Maybe<ResolversTypes['ProductPayload']>, ParentType, ContextType, RequireFields<MutationRestoreProductArgs, 'input'>>;
  setSellerFee?: Resolver<Maybe<ResolversTypes['SellerAccountPayload']>, ParentType, ContextType, RequireFields<MutationSetSellerFeeArgs, 'input'>>;
  setSellerWhiteLabel?: Resolver<Maybe<ResolversTypes['SellerAccountPayload']>, ParentType, ContextType, RequireFields<MutationSetSellerWhiteLabelArgs, 'input'>>;
  setShippingRate?: Resolver<Maybe<ResolversTypes['SetShippingRatePayload']>, ParentType, ContextType, RequireFields<MutationSetShippingRateArgs, 'input'>>;
  setTaxRate?: Resolver<Maybe<ResolversTypes['SetTaxRatePayload']>, ParentType, ContextType, RequireFields<MutationSetTaxRateArgs, 'input'>>;
  shipOrder?: Resolver<Maybe<ResolversTypes['OrderPayload']>, ParentType, ContextType, RequireFields<MutationShipOrderArgs, 'input'>>;
  startSellerOnboarding?: Resolver<Maybe<ResolversTypes['SellerOnboardingPayload']>, ParentType, ContextType>;
  submitMarketListing?: Resolver<Maybe<ResolversTypes['MarketListingPayload']>, ParentType, ContextType, RequireFields<MutationSubmitMarketListingArgs, 'input'>>;
  suspendSeller?: Resolver<Maybe<ResolversTypes['SellerAccountPayload']>, ParentType, ContextType, RequireFields<MutationSuspendSellerArgs, 'input'>>;
  updateDrop?: Resolver<Maybe<ResolversTypes['DropPayload']>, ParentType, ContextType, RequireFields<MutationUpdateDropArgs, 'input'>>;
  updateMarketListing?: Resolver<Maybe<ResolversTypes['MarketListingPayload']>, ParentType, ContextType, RequireFields<MutationUpdateMarketListingArgs, 'input'>>;
  updateProduct?: Resolver<Maybe<ResolversTypes['ProductPayload']>, ParentType, ContextType, RequireFields<MutationUpdateProductArgs, 'input'>>;
  updateSellerProfile?: Resolver<Maybe<ResolversTypes['SellerAccountPayload']>, ParentType, ContextType, RequireFields<MutationUpdateSellerProfileArgs, 'input'>>;
  updateVariant?: Resolver<Maybe<ResolversTypes['ProductPayload']>, ParentType, ContextType, RequireFields<MutationUpdateVariantArgs, 'input'>>;
  withdrawMarketListing?: Resolver<Maybe<ResolversTypes['MarketListingPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawMarketListingArgs, 'input'>>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  applicationFeePence?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  buyerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cancelledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fulfilmentStatus?: Resolver<ResolversTypes['OrderFulfilmentStatus'], ParentType, ContextType>;
  holdExpiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['OrderItem']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paidAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  paymentStatus?: Resolver<ResolversTypes['OrderPaymentStatus'], ParentType, ContextType>;
  refundedPence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refunds?: Resolver<Array<ResolversTypes['Refund']>, ParentType, ContextType>;
  sellerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  shippedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  shippingAddress?: Resolver<Maybe<ResolversTypes['ShippingAddress']>, ParentType, ContextType>;
  shippingPence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subtotalPence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  taxPence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalPence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  trackingNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['OrderType'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderFulfilmentStatusResolvers = { CANCELLED: 'cancelled', DELIVERED: 'delivered', PENDING: 'pending', PROCESSING: 'processing', SHIPPED: 'shipped' };

export type OrderItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderItem'] = ResolversParentTypes['OrderItem']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  itemId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['OrderItemKind'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refundedQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  taxPence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unitPricePence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  variantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type OrderItemKindResolvers = { MARKET_LISTING: 'market_listing', PRODUCT: 'product', TICKET_LISTING: 'ticket_listing' };

export type OrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderPayload'] = ResolversParentTypes['OrderPayload']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderPaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderPayment'] = ResolversParentTypes['OrderPayment']> = {
  clientSecret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderPaymentStatusResolvers = { FAILED: 'failed', PAID: 'paid', PENDING: 'pending', REFUNDED: 'refunded' };

export type OrderTypeResolvers = { MARKETPLACE: 'marketplace', OFFICIAL: 'official' };

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  collection?: Resolver<ResolversTypes['ProductCollection'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  drop?: Resolver<Maybe<ResolversTypes['Drop']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  limitedEdition?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  perUserLimit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pricePence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ProductStatus'], ParentType, ContextType>;
  stockStatus?: Resolver<ResolversTypes['StockStatus'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  variants?: Resolver<Array<ResolversTypes['ProductVariant']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  xpReward?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductCollectionResolvers = { HIGH: 'high', HNHMESS: 'hnhmess', HUNG: 'hung', RAW: 'raw', SUPER: 'super', SUPERHUNG: 'superhung' };

export type ProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type ProductPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductPayload'] = ResolversParentTypes['ProductPayload']> = {
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type ProductStatusResolvers = { ARCHIVED: 'archived', DRAFT: 'draft', LIVE: 'live' };

export type ProductVariantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductVariant'] = ResolversParentTypes['ProductVariant']> = {
  colour?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  pricePence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  retired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stockStatus?: Resolver<ResolversTypes['StockStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  disputes?: Resolver<Maybe<ResolversTypes['DisputeConnection']>, ParentType, ContextType, Partial<QueryDisputesArgs>>;
  drop?: Resolver<Maybe<ResolversTypes['Drop']>, ParentType, ContextType, RequireFields<QueryDropArgs, 'id'>>;
  dropDraw?: Resolver<Maybe<ResolversTypes['DropEntryConnection']>, ParentType, ContextType, RequireFields<QueryDropDrawArgs, 'dropId'>>;
  drops?: Resolver<Maybe<ResolversTypes['DropConnection']>, ParentType, ContextType, Partial<QueryDropsArgs>>;
  marketListing?: Resolver<Maybe<ResolversTypes['MarketListing']>, ParentType, ContextType, RequireFields<QueryMarketListingArgs, 'id'>>;
  marketListings?: Resolver<Maybe<ResolversTypes['MarketListingConnection']>, ParentType, ContextType, Partial<QueryMarketListingsArgs>>;
  marketListingsToReview?: Resolver<Maybe<ResolversTypes['MarketListingConnection']>, ParentType, ContextType, Partial<QueryMarketListingsToReviewArgs>>;
  marketSeller?: Resolver<Maybe<ResolversTypes['MarketSeller']>, ParentType, ContextType, RequireFields<QueryMarketSellerArgs, 'id'>>;
  marketSellers?: Resolver<Maybe<ResolversTypes['MarketSellerConnection']>, ParentType, ContextType, Partial<QueryMarketSellersArgs>>;
  myMarketListings?: Resolver<Maybe<ResolversTypes['MarketListingConnection']>, ParentType, ContextType, RequireFields<QueryMyMarketListingsArgs, 'status'>>;
  myOrders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, Partial<QueryMyOrdersArgs>>;
  mySales?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, Partial<QueryMySalesArgs>>;
  mySellerAccount?: Resolver<Maybe<ResolversTypes['SellerAccount']>, ParentType, ContextType>;
  officialOrders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<QueryOfficialOrdersArgs, 'status'>>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'id'>>;
  productsAvailable?: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, Partial<QueryProductsAvailableArgs>>;
  quote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType, RequireFields<QueryQuoteArgs, 'input'>>;
  sellerAccounts?: Resolver<Maybe<ResolversTypes['SellerAccountConnection']>, ParentType, ContextType, RequireFields<QuerySellerAccountsArgs, 'status'>>;
  shippingRates?: Resolver<Maybe<Array<ResolversTypes['ShippingRate']>>, ParentType, ContextType>;
  stockLevels?: Resolver<Maybe<Array<ResolversTypes['StockLevel']>>, ParentType, ContextType, RequireFields<QueryStockLevelsArgs, 'productId'>>;
  stockMovements?: Resolver<Maybe<ResolversTypes['StockMovementConnection']>, ParentType, ContextType, RequireFields<QueryStockMovementsArgs, 'variantId'>>;
  taxRates?: Resolver<Maybe<Array<ResolversTypes['TaxRate']>>, ParentType, ContextType>;
};

export type QuoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Quote'] = ResolversParentTypes['Quote']> = {
  orders?: Resolver<Array<ResolversTypes['QuotedOrder']>, ParentType, ContextType>;
};

export type QuotedOrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuotedOrder'] = ResolversParentTypes['QuotedOrder']> = {
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sellerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  shippingPence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subtotalPence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  taxPence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalPence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReceiveStockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReceiveStockPayload'] = ResolversParentTypes['ReceiveStockPayload']> = {
  stockLevel?: Resolver<ResolversTypes['StockLevel'], ParentType, ContextType>;
};

export type RefundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Refund'] = ResolversParentTypes['Refund']> = {
  amountPence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['RefundCause'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RefundStatus'], ParentType, ContextType>;
};

export type RefundCauseResolvers = { ASKED: 'asked', CANCELLED: 'cancelled', EXTERNAL: 'external', OUT_OF_STOCK: 'out_of_stock', TICKET_REFUSED: 'ticket_refused' };

export type RefundOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundOrderPayload'] = ResolversParentTypes['RefundOrderPayload']> = {
  refund?: Resolver<ResolversTypes['Refund'], ParentType, ContextType>;
};

export type RefundStatusResolvers = { FAILED: 'failed', REQUESTED: 'requested', SENT: 'sent', SUCCEEDED: 'succeeded' };

export type SellerAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SellerAccount'] = ResolversParentTypes['SellerAccount']> = {
  approvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  canCharge?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decisionReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  feeBasisPoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  onboardingComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  payoutStatus?: Resolver<ResolversTypes['SellerPayoutStatus'], ParentType, ContextType>;
  requirementsDue?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  seller?: Resolver<ResolversTypes['MarketSeller'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SellerStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  whiteLabelEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SellerAccountConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SellerAccountConnection'] = ResolversParentTypes['SellerAccountConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SellerAccountEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SellerAccount']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SellerAccountEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SellerAccountEdge'] = ResolversParentTypes['SellerAccountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SellerAccount'], ParentType, ContextType>;
};

export type SellerAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SellerAccountPayload'] = ResolversParentTypes['SellerAccountPayload']> = {
  account?: Resolver<ResolversTypes['SellerAccount'], ParentType, ContextType>;
};

export type SellerBrandResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SellerBrand'] = ResolversParentTypes['SellerBrand']> = {
  logoUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SellerOnboardingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SellerOnboardingPayload'] = ResolversParentTypes['SellerOnboardingPayload']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SellerPayoutStatusResolvers = { ACTIVE: 'active', PENDING: 'pending', REJECTED: 'rejected', RESTRICTED: 'restricted' };

export type SellerReputationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SellerReputation'] = ResolversParentTypes['SellerReputation']> = {
  memberSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  refunds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sales?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SellerStatusResolvers = { APPROVED: 'approved', PENDING: 'pending', REJECTED: 'rejected', SUSPENDED: 'suspended' };

export type SetShippingRatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetShippingRatePayload'] = ResolversParentTypes['SetShippingRatePayload']> = {
  shippingRate?: Resolver<ResolversTypes['ShippingRate'], ParentType, ContextType>;
};

export type SetTaxRatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetTaxRatePayload'] = ResolversParentTypes['SetTaxRatePayload']> = {
  taxRate?: Resolver<ResolversTypes['TaxRate'], ParentType, ContextType>;
};

export type ShippingAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingAddress'] = ResolversParentTypes['ShippingAddress']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  countryCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line1?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postcode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ShippingRateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingRate'] = ResolversParentTypes['ShippingRate']> = {
  basePence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  countryCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eachPence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  freeFromPence?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockLevelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockLevel'] = ResolversParentTypes['StockLevel']> = {
  colour?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  held?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lowThreshold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  received?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stockStatus?: Resolver<ResolversTypes['StockStatus'], ParentType, ContextType>;
  variantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type StockMovementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovement'] = ResolversParentTypes['StockMovement']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StockMovementKind'], ParentType, ContextType>;
  orderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockMovementConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovementConnection'] = ResolversParentTypes['StockMovementConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StockMovementEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['StockMovement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockMovementEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovementEdge'] = ResolversParentTypes['StockMovementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockMovement'], ParentType, ContextType>;
};

export type StockMovementKindResolvers = { HELD: 'held', RECEIVED: 'received', RELEASED: 'released', RETURNED: 'returned', SOLD: 'sold' };

export type StockStatusResolvers = { IN_STOCK: 'in_stock', LOW_STOCK: 'low_stock', OUT_OF_STOCK: 'out_of_stock' };

export type TaxRateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaxRate'] = ResolversParentTypes['TaxRate']> = {
  basisPoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  countryCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  CheckoutPayload?: CheckoutPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Dispute?: DisputeResolvers<ContextType>;
  DisputeConnection?: DisputeConnectionResolvers<ContextType>;
  DisputeEdge?: DisputeEdgeResolvers<ContextType>;
  Drop?: DropResolvers<ContextType>;
  DropConnection?: DropConnectionResolvers<ContextType>;
  DropEdge?: DropEdgeResolvers<ContextType>;
  DropEntry?: DropEntryResolvers<ContextType>;
  DropEntryConnection?: DropEntryConnectionResolvers<ContextType>;
  DropEntryEdge?: DropEntryEdgeResolvers<ContextType>;
  DropPayload?: DropPayloadResolvers<ContextType>;
  DropStatus?: DropStatusResolvers;
  ListingStock?: ListingStockResolvers<ContextType>;
  ListingStockStatus?: ListingStockStatusResolvers;
  MarketListing?: MarketListingResolvers<ContextType>;
  MarketListingConnection?: MarketListingConnectionResolvers<ContextType>;
  MarketListingEdge?: MarketListingEdgeResolvers<ContextType>;
  MarketListingPayload?: MarketListingPayloadResolvers<ContextType>;
  MarketListingStatus?: MarketListingStatusResolvers;
  MarketSeller?: MarketSellerResolvers<ContextType>;
  MarketSellerConnection?: MarketSellerConnectionResolvers<ContextType>;
  MarketSellerEdge?: MarketSellerEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderFulfilmentStatus?: OrderFulfilmentStatusResolvers;
  OrderItem?: OrderItemResolvers<ContextType>;
  OrderItemKind?: OrderItemKindResolvers;
  OrderPayload?: OrderPayloadResolvers<ContextType>;
  OrderPayment?: OrderPaymentResolvers<ContextType>;
  OrderPaymentStatus?: OrderPaymentStatusResolvers;
  OrderType?: OrderTypeResolvers;
  PageInfo?: PageInfoResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductCollection?: ProductCollectionResolvers;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  ProductPayload?: ProductPayloadResolvers<ContextType>;
  ProductStatus?: ProductStatusResolvers;
  ProductVariant?: ProductVariantResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Quote?: QuoteResolvers<ContextType>;
  QuotedOrder?: QuotedOrderResolvers<ContextType>;
  ReceiveStockPayload?: ReceiveStockPayloadResolvers<ContextType>;
  Refund?: RefundResolvers<ContextType>;
  RefundCause?: RefundCauseResolvers;
  RefundOrderPayload?: RefundOrderPayloadResolvers<ContextType>;
  RefundStatus?: RefundStatusResolvers;
  SellerAccount?: SellerAccountResolvers<ContextType>;
  SellerAccountConnection?: SellerAccountConnectionResolvers<ContextType>;
  SellerAccountEdge?: SellerAccountEdgeResolvers<ContextType>;
  SellerAccountPayload?: SellerAccountPayloadResolvers<ContextType>;
  SellerBrand?: SellerBrandResolvers<ContextType>;
  SellerOnboardingPayload?: SellerOnboardingPayloadResolvers<ContextType>;
  SellerPayoutStatus?: SellerPayoutStatusResolvers;
  SellerReputation?: SellerReputationResolvers<ContextType>;
  SellerStatus?: SellerStatusResolvers;
  SetShippingRatePayload?: SetShippingRatePayloadResolvers<ContextType>;
  SetTaxRatePayload?: SetTaxRatePayloadResolvers<ContextType>;
  ShippingAddress?: ShippingAddressResolvers<ContextType>;
  ShippingRate?: ShippingRateResolvers<ContextType>;
  StockLevel?: StockLevelResolvers<ContextType>;
  StockMovement?: StockMovementResolvers<ContextType>;
  StockMovementConnection?: StockMovementConnectionResolvers<ContextType>;
  StockMovementEdge?: StockMovementEdgeResolvers<ContextType>;
  StockMovementKind?: StockMovementKindResolvers;
  StockStatus?: StockStatusResolvers;
  TaxRate?: TaxRateResolvers<ContextType>;
};

