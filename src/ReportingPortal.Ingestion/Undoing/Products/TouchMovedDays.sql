-- On which days do figures move because an undone product has another category now?
-- Grain: one row per day.
-- Parameters: @tenant_id.
insert into touched_days (sale_date)
select distinct d.sale_date
from product_days as d
cross join unnest(d.product_ids) as p (product_id)
join undone_products as u
    on u.product_id = p.product_id
left join products as c
    on c.tenant_id = @tenant_id
    and c.product_id = u.product_id
where d.tenant_id = @tenant_id and c.category is distinct from u.category
on conflict do nothing
