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
