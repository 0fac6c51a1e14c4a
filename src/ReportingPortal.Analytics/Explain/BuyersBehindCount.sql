-- How many customers ordered in a period?
-- Grain: one row: their number, and that it is all of them.
-- Parameters: those of BuyersBehind without its page.
with buyers as (
    select c.customer_id
    from customer_days as d
    cross join unnest(d.customer_ids, d.orders) as c (customer_id, orders)
    where d.tenant_id = @tenant_id
      and d.sale_date >= @from and d.sale_date < @to
      and d.category = coalesce(@category, '*')
      and (@region is null or d.region = @region)
      and c.orders > 0
    group by c.customer_id
)
select
    count(*)::int as rows,
    true as is_whole
from buyers as b
left join customer_summary as s
    on s.tenant_id = @tenant_id
    and s.customer_id = b.customer_id
where @is_new::boolean is null
   or coalesce(s.first_order_on >= @from and s.first_order_on < @to, false) = @is_new;
