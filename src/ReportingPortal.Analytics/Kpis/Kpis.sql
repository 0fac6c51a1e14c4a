-- What are the headline figures of a period that add up over its days (D16)? Customers, who do not, are counted apart.
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
        -- Costs may sum to zero, as where all that was sold came back: then profit is zero, not unknown.
        bool_or(d.costed_net_sales <> 0 or d.cost <> 0) or sum(d.lines_without_cost) = 0 as has_cost,
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
            when s.has_cost then s.costed_net_sales - s.cost
        end as profit,
        case
            when s.costed_net_sales > 0 then 1 - s.cost / s.costed_net_sales
        end as margin,
        s.orders,
        s.units_sold,
        s.net_sales / nullif(s.orders, 0) as average_order_value,
        s.guest_orders,
        v.purchasing_sessions / nullif(v.sessions, 0) as conversion_rate,
        s.lines_without_cost
    from sales as s
    cross join visits as v
)
select * from final;
