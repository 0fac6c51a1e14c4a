-- What did each customer order and bring in a period? From the lines alone.
-- Grain: one row per customer with sales or returns in it; orders are 0 for who only returned something.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category: null means all; @group: only customers of this
--     group of @run_id, null means all.
with final as (
    select
        l.customer_id,
        count(distinct l.order_id) filter (where l.kind = 1) as orders,
        sum(l.net_sales) as net_sales
    from order_lines as l
    left join customers as c on c.tenant_id = @tenant_id and c.customer_id = l.customer_id
    left join products as p on p.tenant_id = @tenant_id and p.product_id = l.product_id
    where l.tenant_id = @tenant_id
      and l.order_date >= @from and l.order_date < @to
      and l.is_valid
      and l.kind = any('{1,2}')
      and l.customer_id is not null
      and (@region::text is null or @region = coalesce(l.region, c.region, 'Unknown'))
      and (@category::text is null or @category = coalesce(l.category, p.category, 'Unknown'))
      and (@group::text is null or l.customer_id in (
          select s.customer_id
          from rfm_scores as s
          where s.tenant_id = @tenant_id and s.run_id = @run_id::uuid and s.rfm_group = @group
      ))
    group by l.customer_id
)
select customer_id, orders, net_sales from final order by net_sales desc, customer_id collate "C";
