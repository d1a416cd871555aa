drop index releases_by_status, releases_due, releases_newest, exceptions_by_date, exceptions_by_show,
  blocks_by_time, blocks_by_show, shows_by_status, shows_live, overrides_by_setter, overrides_by_show,
  overrides_expiring, overrides_newest;
