-- What each personal column is for, on which ground, how long it is kept, and what erasure does to it: docs/privacy.md is made
-- from these comments, and `npm run generate` refuses a column that nobody has described (scripts/generate/data-map.ts).
-- What was said of a column before stays in front.
do $$
declare described record;
declare said text;
begin
  for described in select tbl, col, purpose, basis, kept, erasure from (values
    ('checkouts', 'buyer_id', 'orders', 'contract', '6 years (tax)', 'stays under an id that leads to nobody'),
    ('orders', 'buyer_id seller_user_id seller_id', 'orders', 'contract and legal obligation', '6 years (tax)', 'stays under an id that leads to nobody'),
    ('orders', 'tracking_number carrier', 'to follow what was sent', 'contract', 'until erasure', 'nulled'),
    ('order_addresses', 'shipping_address', 'delivery', 'contract', 'until delivered and returns are over', 'row deleted'),
    ('buyer_quantities', 'user_id', 'limits of a drop', 'contract', 'until erasure', 'row deleted'),
    ('drop_entrants', 'user_id', 'a fair draw', 'contract', 'until erasure', 'row deleted'),
    ('disputes', 'reason', 'disputes at Stripe', 'legal obligation', '6 years (tax)', 'holds no person'),
    ('market_sellers', 'user_id display_name description brand_name brand_logo_url disabled_reason decision_reason requirements_due', 'seller accounts', 'contract', 'until erasure', 'texts nulled, suspended'),
    ('market_sellers', 'stripe_account_id', 'payouts', 'contract and legal obligation', '6 years (tax)', 'stays; Stripe holds what it stands for'),
    ('market_listings', 'seller_id title description images review_notes rejection_reason removed_by', 'market listings', 'contract', 'until erasure', 'texts nulled, removed'),
    ('sellable_tickets', 'seller_user_id', 'resale of tickets', 'contract', 'with its sales', 'stays under an id that leads to nobody'),
    ('sellable_tickets', 'title', 'resale of tickets', 'contract', 'until erasure', 'replaced'),
    ('ticket_sales', 'buyer_id seller_user_id', 'resale of tickets', 'contract', '6 years (tax)', 'stays under an id that leads to nobody'),
    ('user_standings', 'user_id standing', 'bans and suspensions take effect', 'legitimate interest', 'for good, as an opaque id', 'stays under an id that leads to nobody'),
    ('stripe_events', 'object_id account_id', 'payments', 'legal obligation', '6 years (tax)', 'holds no person; Stripe does')
  ) as rules (tbl, cols, purpose, basis, kept, erasure), unnest(string_to_array(cols, ' ')) as col
  union all
  select c.relname, a.attname, 'who made or changed a row', 'legitimate interest', 'as long as the row',
         'stays under an id that leads to nobody, or is unlinked'
  from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and a.attname in ('created_by', 'updated_by') loop
    said := col_description(described.tbl::regclass, (select attnum from pg_attribute
      where attrelid = described.tbl::regclass and attname = described.col));
    execute format('comment on column %I.%I is %L', described.tbl, described.col, concat_ws(' ', said, format(
      'Personal data. For: %s. Basis: %s. Kept: %s. Erasure: %s.',
      described.purpose, described.basis, described.kept, described.erasure)));
  end loop;
end $$;
