-- How long did customers of a period wait before they ordered again, in the median? From the lines alone.
-- Grain: one row.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category: null means all.
with order_days as (
    select distinct
        l.customer_id,
        l.order_date
    from order_lines as l
    left join customers as c on c.tenant_id = @tenant_id and c.customer_id = l.customer_id
    left join products as p on p.tenant_id = @tenant_id and p.product_id = l.product_id
    where l.tenant_id = @tenant_id
      and l.is_valid
      and l.kind = 1
      and l.customer_id is not null
      and l.order_date < @to
      and (@region::text is null or @region = coalesce(l.region, c.region, 'Unknown'))
      and (@category::text is null or @category = coalesce(l.category, p.category, 'Unknown'))
),
gaps as (
    select
        d.order_date,
        d.order_date - lag(d.order_date) over (partition by d.customer_id order by d.order_date) as days
    from order_days as d
),
final as (
    select percentile_cont(0.5) within group (order by g.days) as days_between_orders
    from gaps as g
    where g.order_date >= @from
)
select days_between_orders from final;
