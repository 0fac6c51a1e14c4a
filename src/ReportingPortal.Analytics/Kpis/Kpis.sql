-- What are the headline figures of a period (D15, D16)?
-- Grain: one row.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category: null means all.
with sales as (
    select
        coalesce(sum(d.gross_sales), 0) as gross_sales,
        coalesce(sum(d.discounts), 0) as discounts,
        coalesce(sum(d.returns), 0) as returns,
        coalesce(sum(d.net_sales), 0) as net_sales,
        coalesce(sum(d.costed_net_sales), 0) as costed_net_sales,
        coalesce(sum(d.cost), 0) as cost,
        coalesce(sum(d.units_sold), 0) as units_sold,
        coalesce(sum(d.orders), 0)::int as orders,
        coalesce(sum(d.guest_orders), 0)::int as guest_orders,
        coalesce(sum(d.lines_without_cost), 0)::int as lines_without_cost
    from daily_sales as d
    where d.tenant_id = @tenant_id
      and d.sale_date >= @from and d.sale_date < @to
      and d.region = coalesce(@region, '*')
      and d.category = coalesce(@category, '*')
),
buyers as (
    select
        c.customer_id,
        sum(c.orders) as orders
    from customer_days as d
    cross join unnest(d.customer_ids, d.orders) as c (customer_id, orders)
    where d.tenant_id = @tenant_id
      and d.sale_date >= @from and d.sale_date < @to
      and d.category = coalesce(@category, '*')
      and (@region is null or d.region = @region)
      and c.orders > 0
    group by c.customer_id
),
buyer_counts as (
    select
        count(*)::int as customers,
        count(*) filter (where b.orders >= 2)::int as repeat_customers
    from buyers as b
),
-- Whoever first ordered in the period is among its customers; cut to a region or a category,
-- only if an order of the period was of it.
beginners as (
    select count(*)::int as new_customers
    from customer_summary as s
    where s.tenant_id = @tenant_id
      and s.first_order_on >= @from and s.first_order_on < @to
      and (
        (@region is null and @category is null)
        or s.customer_id in (select b.customer_id from buyers as b)
      )
),
-- Sessions carry neither region nor category: cut to one, conversion is unknown.
visits as (
    select
        sum(v.sessions)::numeric as sessions,
        sum(v.purchasing_sessions)::numeric as purchasing_sessions
    from daily_sessions as v
    where v.tenant_id = @tenant_id
      and v.session_date >= @from and v.session_date < @to
      and @region is null
      and @category is null
),
final as (
    select
        s.gross_sales,
        s.discounts,
        s.returns,
        s.net_sales,
        case
            when s.costed_net_sales <> 0 or s.cost <> 0 then s.costed_net_sales - s.cost
        end as profit,
        case
            when s.costed_net_sales > 0 then 1 - s.cost / s.costed_net_sales
        end as margin,
        s.orders,
        s.units_sold,
        s.net_sales / nullif(s.orders, 0) as average_order_value,
        c.customers,
        n.new_customers,
        c.customers - n.new_customers as returning_customers,
        s.guest_orders,
        c.repeat_customers::numeric / nullif(c.customers, 0) as repeat_purchase_rate,
        v.purchasing_sessions / nullif(v.sessions, 0) as conversion_rate,
        s.lines_without_cost
    from sales as s
    cross join buyer_counts as c
    cross join beginners as n
    cross join visits as v
)
select * from final;
