-- Commerce's tables, their machines and their row-level security switch; policies follow in 002.

-- A list of at most ten https URLs. IMMUTABLE, so that a CHECK may ask it. Strict paths, since a lax one looks into
-- lists within the list.
create function app.are_https_urls(urls jsonb) returns boolean
  language sql immutable parallel safe
  return case
    when jsonb_typeof(urls) <> 'array' then false
    else jsonb_array_length(urls) <= 10
      and length(urls::text) <= 6000
      and not jsonb_path_exists(urls, 'strict $[*] ? (@.type() != "string")')
      and not jsonb_path_exists(urls, 'strict $[*] ? (!(@ like_regex "^https://[^[:space:]]{4,}$"))')
  end;
grant execute on function app.are_https_urls(jsonb) to admin;

-- Stock, of whatever is sold: a variant of a product, a market listing. Apart from what it is stock of, since every
-- sale changes this row and no sale is an edit of the thing. The quantities are nobody's to write: they follow from the
-- movements below, in the same statement.
create table stock_items (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('product_variant', 'market_listing')),
  received integer not null default 0 check (received >= 0),
  on_hand integer not null default 0 check (on_hand >= 0),
  held integer not null default 0 check (held >= 0),
  sold integer not null default 0 check (sold >= 0),
  low_threshold integer not null default 5 check (low_threshold >= 0),
  stock_status text not null
    check (stock_status in ('in_stock', 'low_stock', 'out_of_stock'))
    generated always as (
      case when on_hand = 0 then 'out_of_stock'
           when on_hand <= low_threshold then 'low_stock'
           else 'in_stock' end) stored,
  constraint nothing_lost check (on_hand + held + sold = received)
);
comment on column stock_items.on_hand is 'What can be bought now.';
comment on column stock_items.held is 'Promised to orders that are not paid yet.';
comment on column stock_items.stock_status is 'Follows from the quantity on hand; nobody sets it.';

-- Every change of a quantity, for ever. `received` may be negative: a count that was wrong is put right by another row.
create table stock_movements (
  id uuid primary key default uuidv7(),
  stock_item_id uuid not null references stock_items,
  kind text not null check (kind in ('received', 'held', 'released', 'sold', 'returned')),
  quantity integer not null check (quantity > 0 or kind = 'received' and quantity <> 0),
  order_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid default app.user_id(),
  check ((order_id is null) = (kind = 'received'))
);

-- Moves the quantities as the row says, or leaves the row out where there is not enough: one conditional UPDATE, which
-- waits for whoever moves the same item, so no read is ever stale. Whoever inserts looks at how many rows came back.
create function app.move_stock() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update stock_items set
    received = received + case when new.kind = 'received' then new.quantity else 0 end,
    on_hand = on_hand + case when new.kind in ('received', 'released', 'returned') then new.quantity
                             when new.kind = 'held' then -new.quantity else 0 end,
    held = held + case when new.kind = 'held' then new.quantity
                       when new.kind in ('released', 'sold') then -new.quantity else 0 end,
    sold = sold + case when new.kind = 'sold' then new.quantity
                       when new.kind = 'returned' then -new.quantity else 0 end
  where id = new.stock_item_id
    and case new.kind when 'received' then on_hand + new.quantity >= 0
                      when 'held' then on_hand >= new.quantity
                      when 'returned' then sold >= new.quantity
                      else held >= new.quantity end;
  if not found then
    return null;
  end if;
  return new;
end $$;
create trigger move_stock before insert on stock_movements
  for each row execute function app.move_stock();
create trigger append_only before update or delete or truncate on stock_movements
  for each statement execute function app.refuse_change();

alter table stock_items enable row level security;
alter table stock_items force row level security;
alter table stock_movements enable row level security;
alter table stock_movements force row level security;

-- Time-boxed releases. What a reader sees of the state is derived from start_at and end_at; the job only moves the row.
-- Of the draw's seed only the hash is known before the start: `seed` is filled when the draw is made.
create table drops (
  id uuid primary key default uuidv7(),
  title text not null check (length(title) between 3 and 120),
  description text not null default '' check (length(description) <= 4000),
  status text not null default 'scheduled' check (status in ('scheduled', 'live', 'ended')),
  start_at timestamptz not null,
  end_at timestamptz not null check (end_at > start_at),
  wave_size integer not null default 50 check (wave_size between 1 and 100000),
  wave_seconds integer not null default 30 check (wave_seconds between 1 and 3600),
  seed_hash text not null check (seed_hash ~ '^[0-9a-f]{64}$'),
  seed text check (seed ~ '^[0-9a-f]{64}$'),
  drawn_at timestamptz,
  entries_drawn integer not null default 0 check (entries_drawn >= 0),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  check ((seed is null) = (drawn_at is null))
);
comment on column drops.wave_seconds is 'Seconds between the turns of two waves of those who were drawn.';
create trigger a_stamp before insert or update on drops
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on drops
  for each row execute function app.enforce_transition('drop', 'status');

-- The seed until the draw: the system's alone, not even an admin's.
create table drop_seeds (
  drop_id uuid primary key references drops on delete cascade,
  seed text not null check (seed ~ '^[0-9a-f]{64}$')
);

-- Who came before the start. The entries are public once drawn, so that anyone can draw again; whose they are is not.
create table drop_entries (
  id uuid primary key default gen_random_uuid(),
  drop_id uuid not null references drops on delete cascade,
  position integer check (position >= 1),
  unique (drop_id, position)
);
create table drop_entrants (
  entry_id uuid primary key references drop_entries on delete cascade,
  drop_id uuid not null references drops on delete cascade,
  user_id uuid not null,
  entered_at timestamptz not null default date_trunc('milliseconds', now()),
  unique (drop_id, user_id)
);

create table products (
  id uuid primary key default uuidv7(),
  title text not null check (length(title) between 3 and 120),
  description text not null default '' check (length(description) <= 4000),
  collection text not null check (collection in ('hnhmess', 'raw', 'hung', 'high', 'super', 'superhung')),
  price_pence integer not null check (price_pence >= 0),
  currency text not null default 'GBP' check (currency ~ '^[A-Z]{3}$'),
  images jsonb not null default '[]' check (app.are_https_urls(images)),
  status text not null default 'draft' check (status in ('draft', 'live', 'archived')),
  limited_edition boolean not null default false,
  xp_reward integer not null default 10 check (xp_reward >= 0),
  drop_id uuid references drops,
  per_user_limit integer check (per_user_limit >= 1),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid
);
comment on column products.price_pence is 'Smallest unit of the currency, before tax.';
comment on column products.per_user_limit is 'Pieces that one buyer may have of it; null where there is no limit.';

create trigger a_stamp before insert or update on products
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on products
  for each row execute function app.enforce_transition('product', 'status');

-- What is bought: a product in a size and a colour, with a stock of its own. One without either is the only one.
create table product_variants (
  id uuid primary key default uuidv7(),
  product_id uuid not null references products,
  stock_item_id uuid not null unique references stock_items,
  size text check (length(size) between 1 and 40),
  colour text check (length(colour) between 1 and 40),
  price_pence integer check (price_pence >= 0),
  retired boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  unique nulls not distinct (product_id, size, colour)
);
comment on column product_variants.price_pence is 'Where it costs another price than the product.';
create trigger a_stamp before insert or update on product_variants
  for each row execute function app.stamp_row();

-- How many pieces of a limited product a buyer holds or has bought.
create table buyer_quantities (
  product_id uuid not null references products,
  user_id uuid not null,
  quantity integer not null check (quantity >= 0),
  primary key (product_id, user_id)
);

-- What delivery costs, and what tax is added, by country ('*' for all others) and currency.
create table shipping_rates (
  country_code text not null check (country_code ~ '^([A-Z]{2}|[*])$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  base_pence integer not null check (base_pence >= 0),
  each_pence integer not null default 0 check (each_pence >= 0),
  free_from_pence integer check (free_from_pence >= 0),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  primary key (country_code, currency)
);
comment on column shipping_rates.base_pence is 'For the first piece.';
comment on column shipping_rates.each_pence is 'For each further piece.';
comment on column shipping_rates.free_from_pence is 'Goods of this worth and more are sent for nothing.';
create trigger a_stamp before insert or update on shipping_rates
  for each row execute function app.stamp_row();

create table tax_rates (
  country_code text primary key check (country_code ~ '^([A-Z]{2}|[*])$'),
  basis_points integer not null check (basis_points between 0 and 10000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid
);
create trigger a_stamp before insert or update on tax_rates
  for each row execute function app.stamp_row();

-- One press of the button. The same key with the same body leads to the same orders.
create table checkouts (
  id uuid primary key default uuidv7(),
  buyer_id uuid not null,
  idempotency_key text not null check (length(idempotency_key) between 8 and 100),
  body_hash text not null check (body_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  unique (buyer_id, idempotency_key)
);

-- One seller's part of a checkout, paid by one PaymentIntent. A null seller is the house.
create table orders (
  id uuid primary key default uuidv7(),
  number text not null unique check (number ~ '^HM-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$'),
  checkout_id uuid not null references checkouts,
  buyer_id uuid not null,
  type text not null check (type in ('official', 'marketplace')),
  seller_id uuid,
  seller_user_id uuid,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  subtotal_pence integer not null check (subtotal_pence >= 0),
  shipping_pence integer not null check (shipping_pence >= 0),
  tax_pence integer not null check (tax_pence >= 0),
  total_pence integer not null check (total_pence = subtotal_pence + shipping_pence + tax_pence),
  fee_basis_points integer not null default 0 check (fee_basis_points between 0 and 10000),
  application_fee_pence integer not null default 0 check (application_fee_pence between 0 and total_pence),
  destination_account text,
  ships boolean not null,
  payment_status text not null default 'pending' check (payment_status in ('pending', 'paid', 'failed', 'refunded')),
  fulfilment_status text not null default 'pending'
    check (fulfilment_status in ('pending', 'processing', 'shipped', 'delivered', 'cancelled')),
  stock_state text not null default 'held' check (stock_state in ('held', 'released', 'sold')),
  hold_expires_at timestamptz not null,
  stripe_payment_intent_id text unique,
  intent_settled boolean not null default false,
  refund_requested_pence integer not null default 0
    check (refund_requested_pence between 0 and total_pence),
  refunded_amount integer not null default 0
    check (refunded_amount between 0 and refund_requested_pence),
  fee_refunded_pence integer not null default 0 check (fee_refunded_pence between 0 and application_fee_pence),
  carrier text check (length(carrier) between 1 and 80),
  tracking_number text check (length(tracking_number) between 1 and 80),
  paid_at timestamptz,
  shipped_at timestamptz,
  delivered_at timestamptz,
  cancelled_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  check ((type = 'official') = (seller_id is null)),
  check ((seller_id is null) = (seller_user_id is null)),
  check ((payment_status in ('paid', 'refunded')) = (paid_at is not null)),
  check (payment_status <> 'refunded' or refunded_amount = total_pence)
);
comment on column orders.stock_state is 'Whether its goods are held, back on the shelf, or sold.';
comment on column orders.intent_settled is 'True once nothing can come of its PaymentIntent any more but refunds.';
comment on column orders.refund_requested_pence is 'What all its refunds ask for, those included that Stripe has not carried out.';
create trigger a_stamp before insert or update on orders
  for each row execute function app.stamp_row();
create trigger b_payment before insert or update of payment_status on orders
  for each row execute function app.enforce_transition('order_payment', 'payment_status');
create trigger b_fulfilment before insert or update of fulfilment_status on orders
  for each row execute function app.enforce_transition('order_fulfilment', 'fulfilment_status');

-- Lines keep what was bought as it was called and what it cost, whatever becomes of the thing.
create table order_items (
  id uuid primary key default uuidv7(),
  order_id uuid not null references orders,
  kind text not null check (kind in ('product', 'market_listing', 'ticket_listing')),
  product_id uuid references products,
  market_listing_id uuid,
  ticket_listing_id uuid,
  variant_id uuid references product_variants,
  stock_item_id uuid references stock_items,
  title text not null check (length(title) between 1 and 300),
  quantity integer not null check (quantity >= 1),
  unit_price_pence integer not null check (unit_price_pence >= 0),
  tax_pence integer not null check (tax_pence >= 0),
  xp_each integer check (xp_each >= 0),
  limited boolean not null default false,
  refund_requested_quantity integer not null default 0
    check (refund_requested_quantity between 0 and quantity),
  refunded_quantity integer not null default 0
    check (refunded_quantity between 0 and refund_requested_quantity),
  check ((product_id is not null) = (kind = 'product')),
  check ((market_listing_id is not null) = (kind = 'market_listing')),
  check ((ticket_listing_id is not null) = (kind = 'ticket_listing')),
  check ((stock_item_id is null) = (kind = 'ticket_listing')),
  check ((variant_id is not null) = (kind = 'product'))
);

-- Where it goes. Apart from the order, since fewer may read it and it is shredded long before the order is.
create table order_addresses (
  order_id uuid primary key references orders,
  shipping_address jsonb not null check (jsonb_typeof(shipping_address) = 'object')
);

-- Money given back, one row for each refund at Stripe; asked for here first, except those made in Stripe's dashboard.
create table order_refunds (
  id uuid primary key default uuidv7(),
  order_id uuid not null references orders,
  amount_pence integer not null check (amount_pence >= 1),
  status text not null default 'requested' check (status in ('requested', 'sent', 'succeeded', 'failed')),
  cause text not null check (cause in ('asked', 'out_of_stock', 'cancelled', 'ticket_refused', 'external')),
  reason text check (length(reason) <= 2000),
  restock boolean not null,
  stripe_refund_id text unique,
  fee_refunded_pence integer not null default 0 check (fee_refunded_pence >= 0),
  settled_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid
);
create trigger a_stamp before insert or update on order_refunds
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on order_refunds
  for each row execute function app.enforce_transition('refund', 'status');

create table order_refund_lines (
  refund_id uuid not null references order_refunds,
  order_item_id uuid not null references order_items,
  quantity integer not null check (quantity >= 1),
  primary key (refund_id, order_item_id)
);

-- What a buyer's bank disputes, as Stripe tells it.
create table disputes (
  id uuid primary key default uuidv7(),
  stripe_dispute_id text not null unique,
  order_id uuid not null references orders,
  amount_pence integer not null check (amount_pence >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  reason text not null check (length(reason) between 1 and 100),
  status text not null check (length(status) between 1 and 100),
  is_open boolean not null,
  evidence_due_at timestamptz,
  opened_at timestamptz not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid
);
create trigger a_stamp before insert or update on disputes
  for each row execute function app.stamp_row();

-- Nightlife's ticket listings, as its events tell them; `listing_version` is the listing's.
create table sellable_tickets (
  listing_id uuid primary key,
  beacon_id uuid not null,
  seller_user_id uuid not null,
  title text check (length(title) between 1 and 200),
  price_pence integer check (price_pence >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  is_live boolean not null,
  listing_version integer not null check (listing_version >= 1),
  check (not is_live or title is not null and price_pence is not null and currency is not null)
);

create table ticket_sales (
  id uuid primary key default uuidv7(),
  listing_id uuid not null references sellable_tickets,
  order_id uuid not null references orders,
  order_item_id uuid not null references order_items,
  buyer_id uuid not null,
  seller_user_id uuid not null,
  status text not null default 'held' check (status in ('held', 'released', 'paid', 'confirmed', 'refused', 'reversed')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid
);
create trigger a_stamp before insert or update on ticket_sales
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on ticket_sales
  for each row execute function app.enforce_transition('ticket_sale', 'status');
-- One buyer per listing, whoever is faster.
create unique index one_active_sale on ticket_sales (listing_id) where status in ('held', 'paid', 'confirmed');

insert into state_transitions (machine, from_state, to_state, db_role)
values
  ('product', '', 'draft', 'admin'),
  ('product', 'draft', 'live', 'admin'),
  ('product', 'live', 'archived', 'admin'),
  ('product', 'archived', 'draft', 'admin'),
  ('drop', '', 'scheduled', 'admin'),
  ('drop', 'scheduled', 'ended', 'admin'),
  ('drop', 'scheduled', 'live', 'system'),
  ('drop', 'live', 'ended', 'system'),
  ('order_payment', '', 'pending', 'system'),
  ('order_payment', 'pending', 'paid', 'system'),
  ('order_payment', 'pending', 'failed', 'system'),
  ('order_payment', 'failed', 'pending', 'system'),
  ('order_payment', 'paid', 'refunded', 'system'),
  ('order_fulfilment', '', 'pending', 'system'),
  ('order_fulfilment', 'pending', 'processing', 'admin'),
  ('order_fulfilment', 'pending', 'processing', 'app_user'),
  ('order_fulfilment', 'pending', 'processing', 'moderator'),
  ('order_fulfilment', 'pending', 'processing', 'system'),
  ('order_fulfilment', 'processing', 'shipped', 'admin'),
  ('order_fulfilment', 'processing', 'shipped', 'app_user'),
  ('order_fulfilment', 'processing', 'shipped', 'moderator'),
  ('order_fulfilment', 'processing', 'shipped', 'system'),
  ('order_fulfilment', 'shipped', 'delivered', 'admin'),
  ('order_fulfilment', 'shipped', 'delivered', 'app_user'),
  ('order_fulfilment', 'shipped', 'delivered', 'moderator'),
  ('order_fulfilment', 'shipped', 'delivered', 'system'),
  ('order_fulfilment', 'pending', 'cancelled', 'admin'),
  ('order_fulfilment', 'pending', 'cancelled', 'app_user'),
  ('order_fulfilment', 'pending', 'cancelled', 'moderator'),
  ('order_fulfilment', 'pending', 'cancelled', 'system'),
  ('order_fulfilment', 'processing', 'cancelled', 'admin'),
  ('order_fulfilment', 'processing', 'cancelled', 'app_user'),
  ('order_fulfilment', 'processing', 'cancelled', 'moderator'),
  ('order_fulfilment', 'processing', 'cancelled', 'system'),
  ('refund', '', 'requested', 'system'),
  ('refund', 'requested', 'sent', 'system'),
  ('refund', 'sent', 'succeeded', 'system'),
  ('refund', 'requested', 'failed', 'system'),
  ('refund', 'sent', 'failed', 'system'),
  ('refund', 'succeeded', 'failed', 'system'),
  ('ticket_sale', '', 'held', 'system'),
  ('ticket_sale', 'held', 'released', 'system'),
  ('ticket_sale', 'held', 'paid', 'system'),
  ('ticket_sale', 'paid', 'confirmed', 'system'),
  ('ticket_sale', 'paid', 'refused', 'system'),
  ('ticket_sale', 'paid', 'reversed', 'system'),
  ('ticket_sale', 'confirmed', 'reversed', 'system');

alter table products enable row level security;
alter table products force row level security;
alter table product_variants enable row level security;
alter table product_variants force row level security;
alter table buyer_quantities enable row level security;
alter table buyer_quantities force row level security;
alter table drops enable row level security;
alter table drops force row level security;
alter table drop_seeds enable row level security;
alter table drop_seeds force row level security;
alter table drop_entries enable row level security;
alter table drop_entries force row level security;
alter table drop_entrants enable row level security;
alter table drop_entrants force row level security;
alter table shipping_rates enable row level security;
alter table shipping_rates force row level security;
alter table tax_rates enable row level security;
alter table tax_rates force row level security;
alter table checkouts enable row level security;
alter table checkouts force row level security;
alter table orders enable row level security;
alter table orders force row level security;
alter table order_items enable row level security;
alter table order_items force row level security;
alter table order_addresses enable row level security;
alter table order_addresses force row level security;
alter table order_refunds enable row level security;
alter table order_refunds force row level security;
alter table order_refund_lines enable row level security;
alter table order_refund_lines force row level security;
alter table disputes enable row level security;
alter table disputes force row level security;
alter table sellable_tickets enable row level security;
alter table sellable_tickets force row level security;
alter table ticket_sales enable row level security;
alter table ticket_sales force row level security;

-- Stripe: what it told, and which of its objects are to be read again because of it.

-- Each event once. Not its payload: that holds what buyers wrote, and what it says may be old.
create table stripe_events (
  id text primary key check (length(id) between 1 and 255),
  type text not null check (length(type) <= 255),
  object_type text not null check (length(object_type) <= 255),
  object_id text check (length(object_id) <= 255),
  account_id text check (length(account_id) <= 255),
  created_at timestamptz not null,
  received_at timestamptz not null default now()
);
comment on column stripe_events.account_id is 'The Connect account that it happened on; null for the platform''s own.';

-- One row an object, however often it changed meanwhile; gone once it was read.
create table stripe_refreshes (
  object_type text not null,
  object_id text not null,
  wakes integer not null default 1,
  failures integer not null default 0,
  due_at timestamptz not null default now(),
  leased_until timestamptz,
  primary key (object_type, object_id)
);
comment on column stripe_refreshes.wakes is 'Where it moved during the work, there is more to do.';

alter table stripe_events enable row level security;
alter table stripe_events force row level security;
alter table stripe_refreshes enable row level security;
alter table stripe_refreshes force row level security;

-- Sellers and what they offer.

-- How identity says that a person stands: what he sells follows it. `version` is the user's.
create table user_standings (
  user_id uuid primary key,
  standing text not null check (standing in ('active', 'suspended', 'banned', 'erased')),
  version integer not null,
  updated_at timestamptz not null default now()
);

create table market_sellers (
  id uuid primary key default uuidv7(),
  user_id uuid not null unique,
  display_name text not null check (length(display_name) between 2 and 80),
  description text not null default '' check (length(description) <= 2000),
  status text not null default 'pending' check (status in ('pending', 'approved', 'suspended', 'rejected')),
  payout_status text not null default 'pending'
    check (payout_status in ('pending', 'active', 'restricted', 'rejected')),
  suspension_causes text[] not null default '{}'
    check (suspension_causes <@ array['admin', 'action', 'suspended', 'banned', 'erased']),
  decision_reason text check (length(decision_reason) <= 2000),
  fee_basis_points integer not null default 1000 check (fee_basis_points between 0 and 5000),
  white_label_enabled boolean not null default false,
  brand_name text check (length(brand_name) between 2 and 80),
  brand_logo_url text check (brand_logo_url ~ '^https://[^[:space:]]{4,}$' and length(brand_logo_url) <= 500),
  stripe_account_id text unique check (length(stripe_account_id) <= 255),
  stripe_onboarding_complete boolean not null default false,
  charges_enabled boolean not null default false,
  requirements_due text[] not null default '{}',
  disabled_reason text,
  approved_at timestamptz,
  action_version integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  check (status in ('pending', 'rejected') or (status = 'suspended') = (cardinality(suspension_causes) > 0))
);
comment on column market_sellers.suspension_causes is
  'Everything that keeps him suspended; he comes back when the last one goes.';
comment on column market_sellers.decision_reason is 'Why he was rejected or suspended; shown to him.';
comment on column market_sellers.fee_basis_points is 'The platform''s share of a sale, in hundredths of a per cent.';
comment on column market_sellers.charges_enabled is 'As Stripe said last: it takes charges for him and transfers them.';

create trigger a_stamp before insert or update on market_sellers
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on market_sellers
  for each row execute function app.enforce_transition('seller', 'status');
create trigger c_payouts before insert or update of payout_status on market_sellers
  for each row execute function app.enforce_transition('seller_payouts', 'payout_status');

-- The account of the person acting, or null. For policies: nobody may read whose account is whose.
create function app.own_seller_id() returns uuid
  language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as
  'select id from public.market_sellers where user_id = app.user_id()';
grant execute on function app.own_seller_id() to app_user, moderator, admin;

-- For policies: asked of each row that a page shows, and not of all sellers beforehand, as a subquery there would be.
create function app.seller_is_open(seller uuid) returns boolean
  language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as
  'select exists (select from public.market_sellers where id = seller and status = ''approved'')';
grant execute on function app.seller_is_open(uuid) to anon, app_user;

-- Apart from the sellers: every sale changes this row, and no sale is an edit of the account.
create table seller_tallies (
  seller_id uuid primary key references market_sellers,
  sales integer not null default 0 check (sales >= 0),
  refunds integer not null default 0 check (refunds >= 0)
);

create table market_listings (
  id uuid primary key default uuidv7(),
  seller_id uuid not null references market_sellers,
  title text not null check (length(title) between 3 and 120),
  description text not null default '' check (length(description) <= 4000),
  price_pence integer not null check (price_pence between 30 and 10000000),
  currency text not null default 'GBP' check (currency ~ '^[A-Z]{3}$'),
  images jsonb not null default '[]' check (app.are_https_urls(images)),
  stock_item_id uuid not null unique references stock_items,
  status text not null default 'draft'
    check (status in ('draft', 'pending_review', 'live', 'sold_out', 'removed')),
  prior_state text,
  removed_by text check (removed_by in ('seller', 'moderator', 'ban', 'erasure')),
  review_notes text check (length(review_notes) <= 4000),
  rejection_reason text check (length(rejection_reason) <= 2000),
  published_at timestamptz,
  report_count integer not null default 0 check (report_count >= 0),
  report_version integer not null default 0,
  reports_cleared integer not null default 0 check (reports_cleared >= 0),
  action_version integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  check ((status = 'removed') = (removed_by is not null)),
  check ((status = 'removed') = (prior_state is not null))
);
comment on column market_listings.price_pence is 'Smallest unit of the currency; Stripe charges no less than 30.';
comment on column market_listings.review_notes is 'Between moderators; neither the seller nor the public sees them.';
comment on column market_listings.report_count is 'Different people who reported it since its case was last closed.';
comment on column market_listings.reports_cleared is 'How many of them a moderator knew of when he last put it live.';

-- Every listing has stock from its first moment, and nobody says which.
create function app.open_listing_stock() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into public.stock_items (kind, low_threshold) values ('market_listing', 1) returning id into new.stock_item_id;
  return new;
end $$;

-- What a moderator has seen stays as he saw it: only a draft's content changes, for everyone but an erasure.
create function app.keep_reviewed_content() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.status <> 'draft' and current_user <> 'system' then
    raise exception 'Only a draft''s content can be changed.' using errcode = '42501';
  end if;
  return new;
end $$;

create trigger a_stamp before insert or update on market_listings
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on market_listings
  for each row execute function app.enforce_transition('market_listing', 'status');
create trigger c_stock before insert on market_listings
  for each row execute function app.open_listing_stock();
create trigger d_content before update of title, description, price_pence, currency, images on market_listings
  for each row execute function app.keep_reviewed_content();

-- Puts pieces on the shelf of one's own listing, or takes back a count that was wrong.
-- Returns false where a correction takes more than are on hand, or it is not one's own.
create function app.receive_listing_stock(listing uuid, pieces integer) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  item uuid;
  moved integer;
begin
  select l.stock_item_id into item from public.market_listings l
  where l.id = listing and l.seller_id = app.own_seller_id() and l.status <> 'removed';
  if item is null then
    return false;
  end if;
  insert into public.stock_movements (stock_item_id, kind, quantity) values (item, 'received', pieces);
  get diagnostics moved = row_count;
  return moved = 1;
end $$;
grant execute on function app.receive_listing_stock(uuid, integer) to app_user, moderator;

insert into state_transitions (machine, from_state, to_state, db_role)
select machine, from_state, to_state, unnest(db_roles)
from (values
  ('seller', '', 'pending', array['app_user', 'moderator']),
  ('seller', 'pending', 'approved', array['admin']),
  ('seller', 'pending', 'rejected', array['admin']),
  ('seller', 'approved', 'suspended', array['admin', 'system']),
  ('seller', 'suspended', 'approved', array['admin', 'system']),
  ('seller_payouts', '', 'pending', array['app_user', 'moderator']),
  ('seller_payouts', 'pending', 'active', array['system']),
  ('seller_payouts', 'active', 'restricted', array['system']),
  ('seller_payouts', 'restricted', 'active', array['system']),
  ('seller_payouts', 'restricted', 'rejected', array['system']),
  ('market_listing', '', 'draft', array['app_user', 'moderator']),
  ('market_listing', 'draft', 'pending_review', array['app_user', 'moderator']),
  ('market_listing', 'pending_review', 'draft', array['app_user', 'moderator', 'admin']),
  ('market_listing', 'pending_review', 'live', array['moderator', 'admin']),
  ('market_listing', 'live', 'pending_review', array['system']),
  ('market_listing', 'live', 'sold_out', array['system']),
  ('market_listing', 'sold_out', 'live', array['system']),
  ('market_listing', 'draft', 'removed', array['app_user', 'moderator', 'system']),
  ('market_listing', 'pending_review', 'removed', array['app_user', 'moderator', 'system']),
  ('market_listing', 'live', 'removed', array['app_user', 'moderator', 'system']),
  ('market_listing', 'sold_out', 'removed', array['app_user', 'moderator', 'system']),
  ('market_listing', 'removed', '(prior)', array['system'])
) as edges (machine, from_state, to_state, db_roles);

alter table user_standings enable row level security;
alter table user_standings force row level security;
alter table market_sellers enable row level security;
alter table market_sellers force row level security;
alter table seller_tallies enable row level security;
alter table seller_tallies force row level security;
alter table market_listings enable row level security;
alter table market_listings force row level security;
