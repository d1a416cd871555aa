drop index stripe_events_received, stripe_refreshes_due;
drop index products_live_by_collection, products_live;
