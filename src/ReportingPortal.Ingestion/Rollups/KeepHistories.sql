-- Of which touched customers is all known that they did on other days? Of those who had nothing on the touched days until now.
-- Grain: one row per customer with a summary.
-- Parameters: @tenant_id.
-- Their summary is the part of their history that stays. Where the region is that of the last
-- purchase, the summary does not say when that was: they are read.
with former as (
    select distinct f.customer_id
    from touched_days as t
    join customer_days as d
        on d.tenant_id = @tenant_id
        and d.sale_date = t.sale_date
    cross join unnest(d.customer_ids) as f (customer_id)
),

known as (
    update touched_customers as t set has_other_days_known = true
    where not exists (select 1 from former as f where f.customer_id = t.customer_id)
        and not exists (
            select 1
            from customer_summary as s
            left join customers as c
                on c.tenant_id = @tenant_id
                and c.customer_id = s.customer_id
            where s.tenant_id = @tenant_id
                and s.customer_id = t.customer_id
                and c.region is null
        )
    returning t.customer_id
)

insert into customer_histories (
    customer_id, orders, net_sales, units_sold, costed_net_sales, cost, first_order_at,
    last_order_at, first_order_on, last_order_on, region, region_on,
    region_orders, is_of_other_days
)
select
    s.customer_id, s.lifetime_orders, s.lifetime_net_sales, s.lifetime_units, s.costed_net_sales,
    s.cost, s.first_order_at, s.last_order_at, s.first_order_on, s.last_order_on, s.region,
    s.last_order_on, 0, false
from known as k
join customer_summary as s
    on s.tenant_id = @tenant_id
    and s.customer_id = k.customer_id
on conflict do nothing
