-- What can be bought now, for everyone alike: the caller's own policies still apply (security_invoker), so the view
-- shows nothing that he could not read himself, and an admin's shop window does not hold his drafts. What belongs to a
-- drop is in it while the drop is open by the clock.
-- No security_barrier: the barrier is the tables' own, and with one here a page of 20 would sort every live product.
create view products_available with (security_invoker = true) as
select p.id, p.title, p.description, p.collection, p.price_pence, p.currency, p.images, p.status, p.limited_edition,
       p.xp_reward, p.drop_id, p.per_user_limit, p.version, p.created_at, p.updated_at, s.stock_status,
       d.title as drop_title, d.start_at as drop_start_at, d.end_at as drop_end_at
from products p
left join drops d on d.id = p.drop_id
cross join lateral (
  select case when bool_or(i.stock_status = 'in_stock') then 'in_stock' else 'low_stock' end as stock_status
  from product_variants v
  join stock_items i on i.id = v.stock_item_id
  where v.product_id = p.id and not v.retired and i.stock_status <> 'out_of_stock'
  having count(*) > 0
) s
where p.status = 'live'
  and (p.drop_id is null or d.status <> 'ended' and d.start_at <= now() and d.end_at > now());
grant select on products_available to anon, app_user, moderator, admin;

-- What everyone may know of a seller's dealings: how many, how many of them were given back, and since when.
create view seller_reputation with (security_invoker = true) as
select s.id as seller_id, s.display_name, coalesce(t.sales, 0) as sales, coalesce(t.refunds, 0) as refunds,
       s.approved_at as member_since
from market_sellers s
left join seller_tallies t on t.seller_id = s.id
where s.status = 'approved';
grant select on seller_reputation to anon, app_user, moderator, admin;

-- One's own account, with what nobody else may see of it. Not security_invoker: a right to these columns would be one
-- to those of every approved seller.
create view own_seller_account with (security_barrier = true) as
select id, display_name, description, status, payout_status, decision_reason, fee_basis_points, white_label_enabled,
       brand_name, brand_logo_url, stripe_account_id is not null as onboarding_started, stripe_onboarding_complete,
       charges_enabled, requirements_due, approved_at, version, created_at, updated_at
from market_sellers
where user_id = (select app.user_id());
grant select on own_seller_account to app_user, moderator;

-- How many there are exactly of what one sells; everyone else sees in stock, low or out.
create view own_listing_stock with (security_barrier = true) as
select l.id as listing_id, i.on_hand, i.held, i.sold
from market_listings l
join stock_items i on i.id = l.stock_item_id
where l.seller_id = (select app.own_seller_id());
grant select on own_listing_stock to app_user, moderator;
