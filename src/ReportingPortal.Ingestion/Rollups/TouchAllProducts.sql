-- All products that have lines or figures.
-- Grain: one row per product.
-- Parameters: @tenant_id.
insert into touched_products (product_id)
select l.product_id from order_lines as l where l.tenant_id = @tenant_id
union
select s.product_id from product_summary as s where s.tenant_id = @tenant_id
on conflict do nothing
