-- What was sold of each product?
-- Grain: one row per product with sales or returns in the period, in no order: the curve sorts them.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category: null means all.
with sold as (
    select
        p.product_id,
        sum(p.net_sales) as net_sales
    from product_days as d
    cross join unnest(d.product_ids, d.net_sales) as p (product_id, net_sales)
    where d.tenant_id = @tenant_id
      and d.sale_date >= @from and d.sale_date < @to
      and (@region is null or d.region = @region)
    group by p.product_id
),
final as (
    select
        s.product_id as id,
        coalesce(nullif(p.name, ''), s.product_id) as name,
        s.net_sales
    from sold as s
    left join product_summary as p
        on p.tenant_id = @tenant_id
        and p.product_id = s.product_id
    where @category is null or p.category = @category
)
select * from final;
