-- On which days may figures move because the file completed customers? Lines without a region have their customer's.
-- Grain: one row per day.
-- Parameters: @tenant_id.
insert into touched_days (sale_date)
select distinct l.order_date
from completed_customers as t
join customer_orders as n
    on n.tenant_id = @tenant_id
    and n.customer_id = t.customer_id
cross join lateral unnest(n.order_ids) as o (order_id)
join order_lines as l
    on l.tenant_id = @tenant_id
    and l.order_id = o.order_id
    and l.customer_id = t.customer_id
where l.region is null
on conflict do nothing
