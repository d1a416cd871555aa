/** Which row each GraphQL type is resolved from; read by `npm run generate`. */
export const codegen = {
  mappers: {
    Product: '../product/rows.ts#ProductRow',
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
