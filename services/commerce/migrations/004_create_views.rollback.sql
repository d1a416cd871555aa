drop view own_listing_stock, own_seller_account, seller_reputation;
drop view products_available;
