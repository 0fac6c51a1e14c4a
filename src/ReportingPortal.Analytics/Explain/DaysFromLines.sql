-- What was sold on each day of a period, of one product, to one group, or of all? From the lines alone.
-- Grain: one row per order_date with sales or returns.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category, @product: null means all; @group: only customers
--     of this group of @run_id, null means all.
with final as (
    select
        l.order_date,
        sum(l.net_sales) as net_sales,
        count(distinct l.order_id) filter (where l.kind = 1) as orders,
        count(distinct l.customer_id) filter (where l.kind = 1) as customers,
        sum(l.quantity) as units_sold
    from order_lines as l
    left join customers as c on c.tenant_id = @tenant_id and c.customer_id = l.customer_id
    left join products as p on p.tenant_id = @tenant_id and p.product_id = l.product_id
    where l.tenant_id = @tenant_id
      and l.order_date >= @from and l.order_date < @to
      and l.is_valid
      and l.kind = any('{1,2}')
      and (@region::text is null or @region = coalesce(l.region, c.region, 'Unknown'))
      and (@category::text is null or @category = coalesce(l.category, p.category, 'Unknown'))
      and (@product::text is null or l.product_id = @product)
      and (@group::text is null or l.customer_id in (
          select s.customer_id
          from rfm_scores as s
          where s.tenant_id = @tenant_id and s.run_id = @run_id::uuid and s.rfm_group = @group
      ))
    group by l.order_date
)
select order_date, net_sales, orders, customers, units_sold from final order by order_date;
