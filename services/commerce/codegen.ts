/** Which row each GraphQL type is resolved from; read by `npm run generate`. */
export const codegen = {
  mappers: {
    Product: '../product/rows.ts#ProductRow',
    MarketSeller: '../seller/rows.ts#SellerRow',
    SellerAccount: '../seller/rows.ts#AccountRow',
    SellerReputation: '../seller/rows.ts#ReputationRow',
    MarketListing: '../market-listing/rows.ts#ListingRow',
    ListingStock: '../market-listing/rows.ts#OwnStockRow',
    ProductVariant: '../product/rows.ts#VariantRow',
    StockLevel: '../stock/rows.ts#VariantStockRow',
    StockMovement: '../stock/rows.ts#MovementRow',
    Drop: '../drop/rows.ts#DropRow',
    Order: '../order/rows.ts#OrderRow',
    OrderItem: '../order/rows.ts#OrderItemRow',
    ShippingAddress: '../checkout/address.ts#SentTo',
    Refund: '../refund/rows.ts#RefundRow',
    Dispute: '../dispute/rows.ts#DisputeRow',
    DropEntry: '../drop/rows.ts#EntryRow',
    ShippingRate: '../rate/rows.ts#ShippingRateRow',
    TaxRate: '../rate/rows.ts#TaxRateRow',
  },
};
