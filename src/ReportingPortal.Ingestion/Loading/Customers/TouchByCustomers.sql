-- Whose figures do new and changed customers change? The days only where the region is another than before.
-- Grain: one row per customer and day, each in its table.
-- Parameters: @tenant_id.
with changed as (
    select customer_id, region is distinct from known_region as is_moved
    from incoming_customers
    where version = 1 and (known_hash is null or is_known_derived or known_hash <> row_hash)
),
known as (
    insert into touched_customers (customer_id)
    select customer_id from changed
    on conflict do nothing
)
insert into touched_days (sale_date)
select distinct l.order_date
from changed as c
join customer_orders as n
    on n.tenant_id = @tenant_id
    and n.customer_id = c.customer_id
cross join lateral unnest(n.order_ids) as o (order_id)
join order_lines as l
    on l.tenant_id = @tenant_id
    and l.order_id = o.order_id
    and l.customer_id = c.customer_id
where c.is_moved
on conflict do nothing
