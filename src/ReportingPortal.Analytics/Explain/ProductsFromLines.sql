-- What was sold of each product in a period, and what was earned? From the lines alone.
-- Grain: one row per product with sales or returns in it.
-- Parameters: @tenant_id; @from, @to: half-open days; @region: null means all; @category: the product's own, null means all.
with final as (
    select
        l.product_id,
        sum(l.net_sales) as net_sales,
        sum(l.net_sales - l.cost) filter (where l.cost is not null) as profit,
        count(distinct l.order_id) filter (where l.kind = 1) as orders,
        sum(l.quantity) as units_sold
    from order_lines as l
    left join customers as c on c.tenant_id = @tenant_id and c.customer_id = l.customer_id
    left join products as p on p.tenant_id = @tenant_id and p.product_id = l.product_id
    where l.tenant_id = @tenant_id
      and l.order_date >= @from and l.order_date < @to
      and l.is_valid
      and l.kind = any('{1,2}')
      and (@region::text is null or @region = coalesce(l.region, c.region, 'Unknown'))
      and (@category::text is null or @category = coalesce(p.category, 'Unknown'))
    group by l.product_id
)
select product_id, net_sales, profit, orders, units_sold
from final
order by net_sales desc, product_id collate "C";
