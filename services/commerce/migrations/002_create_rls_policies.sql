-- Who may see and write what. Column rights first: a policy chooses rows, a grant chooses columns.

-- Products. The public sees the live ones; admins edit them.
grant select (id, title, description, collection, price_pence, currency, images, status, limited_edition, xp_reward,
              version, created_at, updated_at)
  on products to anon, app_user, moderator;
grant select on products to admin;
grant insert (id, title, description, collection, price_pence, currency, images, limited_edition, xp_reward)
  on products to admin;
grant update (title, description, collection, price_pence, currency, images, status, limited_edition, xp_reward)
  on products to admin;

create policy public_reads_live on products for select to anon, app_user, moderator
  using (status = 'live');
create policy admin_reads on products for select to admin using (true);
create policy admin_drafts on products for insert to admin with check (status = 'draft');
create policy admin_edits on products for update to admin using (true) with check (true);

-- Stock. How many exactly is the house's affair; in stock, low or out is everyone's.
grant select (product_id, stock_status) on product_stock to anon, app_user, moderator;
grant select on product_stock to admin;
grant insert (product_id, quantity_available, low_threshold) on product_stock to admin;
grant update (quantity_available, low_threshold) on product_stock to admin;

create policy public_reads_live on product_stock for select to anon, app_user, moderator
  using (exists (select from products where products.id = product_id and products.status = 'live'));
create policy admin_reads on product_stock for select to admin using (true);
create policy admin_adds on product_stock for insert to admin with check (true);
create policy admin_counts on product_stock for update to admin using (true) with check (true);

-- Stripe. What it told is the system's; admins may look.
grant select, insert, delete on stripe_events to system;
grant select on stripe_events to admin;
grant select, insert, update, delete on stripe_refreshes to system;
grant select on stripe_refreshes to admin;

create policy system_keeps on stripe_events to system using (true) with check (true);
create policy admin_reads on stripe_events for select to admin using (true);
create policy system_works on stripe_refreshes to system using (true) with check (true);
create policy admin_reads on stripe_refreshes for select to admin using (true);
