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
