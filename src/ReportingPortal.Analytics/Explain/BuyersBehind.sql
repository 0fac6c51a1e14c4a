-- Who ordered in a period, how often, and for how much?
-- Grain: one row per customer with an order in the period, one page of them in the order of their ids.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category: null means all; @is_new: whether the
--     first order of all history lies in the period, null means either; @after_id: the last row of the page
--     before, null for the first; @rows: null means all.
with bought as (
    select
        c.customer_id,
        sum(c.orders)::int as orders,
        sum(c.net_sales) as net_sales
    from customer_days as d
    cross join unnest(d.customer_ids, d.orders, d.net_sales) as c (customer_id, orders, net_sales)
    where d.tenant_id = @tenant_id
      and d.sale_date >= @from and d.sale_date < @to
      and d.category = coalesce(@category, '*')
      and (@region is null or d.region = @region)
      and (@after_id::text is null or c.customer_id collate "C" > @after_id)
    group by c.customer_id
    having sum(c.orders) > 0
),
final as (
    select
        b.customer_id,
        nullif(s.name, '') as name,
        b.orders,
        b.net_sales,
        s.first_order_on,
        coalesce(s.first_order_on >= @from and s.first_order_on < @to, false) as is_new
    from bought as b
    left join customer_summary as s
        on s.tenant_id = @tenant_id
        and s.customer_id = b.customer_id
    where @is_new::boolean is null
       or coalesce(s.first_order_on >= @from and s.first_order_on < @to, false) = @is_new
    order by b.customer_id collate "C"
    limit @rows::bigint
)
select * from final order by customer_id collate "C";
