-- On which days do figures move because an undone customer has another region now?
-- Grain: one row per day.
-- Parameters: @tenant_id.
insert into touched_days (sale_date)
select distinct l.order_date
from undone_customers as u
left join customers as c
    on c.tenant_id = @tenant_id
    and c.customer_id = u.customer_id
join customer_orders as n
    on n.tenant_id = @tenant_id
    and n.customer_id = u.customer_id
cross join lateral unnest(n.order_ids) as o (order_id)
join order_lines as l
    on l.tenant_id = @tenant_id
    and l.order_id = o.order_id
    and l.customer_id = u.customer_id
where c.region is distinct from u.region
on conflict do nothing
