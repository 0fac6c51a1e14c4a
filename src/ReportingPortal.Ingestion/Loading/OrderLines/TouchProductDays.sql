-- On which days may figures move because the file completed products? Lines without a category have their product's.
-- Grain: one row per day.
-- Parameters: @tenant_id.
insert into touched_days (sale_date)
select distinct d.sale_date
from product_days as d
cross join unnest(d.product_ids) as p (product_id)
join completed_products as n
    on n.product_id = p.product_id
where d.tenant_id = @tenant_id
on conflict do nothing
