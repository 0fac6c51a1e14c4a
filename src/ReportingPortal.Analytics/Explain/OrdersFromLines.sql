-- What was each order of a period worth, whole? From the lines alone.
-- Grain: one row per order with a valid sale line; its region is the first by name of those it sold to.
-- Parameters: @tenant_id; @from, @to: half-open days; @region: null means all.
with orders as (
    select
        l.order_id,
        l.order_date,
        min(coalesce(l.region, c.region, 'Unknown') collate "C") filter (where l.kind = 1) as region,
        sum(l.net_sales) as net_sales
    from order_lines as l
    left join customers as c on c.tenant_id = @tenant_id and c.customer_id = l.customer_id
    where l.tenant_id = @tenant_id
      and l.order_date >= @from and l.order_date < @to
      and l.is_valid
      and l.kind = any('{1,2}')
    group by l.order_id, l.order_date
    having bool_or(l.kind = 1)
),
final as (
    select
        o.order_id,
        o.order_date,
        o.region,
        o.net_sales
    from orders as o
    where @region::text is null or o.region = @region
)
select * from final order by net_sales desc, order_id collate "C";
