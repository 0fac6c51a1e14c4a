-- What did each customer spend? (Guests are nobody's row.)
-- Grain: one row per customer with sales or returns in the period.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category: null means all.
with spent as (
    select
        c.customer_id,
        sum(c.net_sales) as net_sales
    from customer_days as c
    where c.tenant_id = @tenant_id
      and c.sale_date >= @from and c.sale_date < @to
      and c.category = coalesce(@category, '*')
      and (@region is null or c.region = @region)
    group by c.customer_id
),
final as (
    select
        s.customer_id as id,
        coalesce(nullif(c.name, ''), s.customer_id) as name,
        s.net_sales
    from spent as s
    left join customer_summary as c
        on c.tenant_id = @tenant_id
        and c.customer_id = s.customer_id
)
select * from final order by net_sales desc, id collate "C";
