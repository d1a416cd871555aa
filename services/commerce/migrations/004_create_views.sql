-- What can be bought now, for everyone alike: the caller's own policies still apply (security_invoker), so the view
-- shows nothing that he could not read himself, and an admin's shop window does not hold his drafts.
-- No security_barrier: the barrier is the tables' own, and with one here a page of 20 would sort every live product.
create view products_available with (security_invoker = true) as
select p.id, p.title, p.description, p.collection, p.price_pence, p.currency, p.images, p.status, p.limited_edition,
       p.xp_reward, p.version, p.created_at, p.updated_at, s.stock_status
from products p
join product_stock s on s.product_id = p.id
where p.status = 'live' and s.stock_status <> 'out_of_stock';
grant select on products_available to anon, app_user, moderator, admin;
