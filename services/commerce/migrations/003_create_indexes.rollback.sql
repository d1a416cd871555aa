drop index products_live_by_collection, products_live;
