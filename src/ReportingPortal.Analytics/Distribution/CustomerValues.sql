-- What did each customer spend in a period? (Guests are nobody's row.)
-- Grain: one row per customer with sales or returns in the period.
-- Parameters: @tenant_id; @run_id; @from, @to: half-open days; @region, @category, @group: null means all.
with final as (
    select
        c.customer_id,
        sum(c.net_sales) as net_sales
    from customer_days as d
    cross join unnest(d.customer_ids, d.net_sales) as c (customer_id, net_sales)
    where d.tenant_id = @tenant_id
      and d.sale_date >= @from and d.sale_date < @to
      and d.category = coalesce(@category, '*')
      and (@region is null or d.region = @region)
      and (
        @group::text is null
        or c.customer_id in (
            select s.customer_id
            from rfm_scores as s
            where s.tenant_id = @tenant_id
              and s.run_id = @run_id
              and s.rfm_group = @group
        )
      )
    group by c.customer_id
)
select net_sales from final;
