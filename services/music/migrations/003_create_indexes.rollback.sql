drop index blocks_live, blocks_by_show, shows_live, overrides_by_show, overrides_expiring, overrides_newest;
