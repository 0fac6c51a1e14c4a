-- How many order lines make up a figure of a period? Counted no further than asked: a million is not counted for a page.
-- Grain: one row.
-- Parameters: those of LinesBehind without its page; @most: where counting stops.
with days as (
    select d.sale_date
    from daily_sales as d
    where d.tenant_id = @tenant_id
      and d.sale_date >= @from and d.sale_date < @to
      and d.region = coalesce(@region, '*')
      and d.category = coalesce(@category, '*')
),
counted as (
    select 1 as line
    from days as d
    join order_lines as l
        on l.tenant_id = @tenant_id
        and l.order_date = d.sale_date
    left join customers as c
        on c.tenant_id = @tenant_id
        and c.customer_id = l.customer_id
    left join products as p
        on p.tenant_id = @tenant_id
        and p.product_id = l.product_id
    where l.is_valid
      and l.kind = any(@kinds::smallint[])
      and (not @with_customer or l.customer_id is not null)
      and (@region is null or coalesce(l.region, c.region, 'Unknown') = @region)
      and (@category is null or coalesce(l.category, p.category, 'Unknown') = @category)
    limit @most
)
select count(*)::int from counted;
