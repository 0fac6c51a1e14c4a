-- How many order lines make up what a customer brought?
-- Grain: one row: their number, and that it is all of them.
-- Parameters: @tenant_id; @customer_id.
with named as (
    select distinct o.order_id
    from customer_orders as c
    cross join lateral unnest(c.order_ids) as o (order_id)
    where c.tenant_id = @tenant_id
      and c.customer_id = @customer_id
)
select
    count(*)::int as rows,
    true as is_whole
from named as n
join order_lines as l
    on l.tenant_id = @tenant_id
    and l.order_id = n.order_id
where l.customer_id = @customer_id
  and l.is_valid
  and l.kind = any('{1,2}');
