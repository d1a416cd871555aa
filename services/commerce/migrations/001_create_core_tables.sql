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
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid
);
comment on column products.price_pence is 'Smallest unit of the currency.';

create trigger a_stamp before insert or update on products
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on products
  for each row execute function app.enforce_transition('product', 'status');

-- Apart from products: every sale changes this row, and no sale is an edit of the product.
create table product_stock (
  product_id uuid primary key references products,
  quantity_available integer not null check (quantity_available >= 0),
  low_threshold integer not null default 5 check (low_threshold >= 0),
  stock_status text not null
    check (stock_status in ('in_stock', 'low_stock', 'out_of_stock'))
    generated always as (
      case when quantity_available = 0 then 'out_of_stock'
           when quantity_available <= low_threshold then 'low_stock'
           else 'in_stock' end) stored
);
comment on column product_stock.stock_status is 'Follows from the quantity; nobody sets it.';

insert into state_transitions (machine, from_state, to_state, db_role)
values
  ('product', '', 'draft', 'admin'),
  ('product', 'draft', 'live', 'admin'),
  ('product', 'live', 'archived', 'admin'),
  ('product', 'archived', 'draft', 'admin');

alter table products enable row level security;
alter table products force row level security;
alter table product_stock enable row level security;
alter table product_stock force row level security;

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
