-- Which order lines make up a figure of a period, the newest day first?
-- Grain: one row per valid sale or return line, one page of them.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category, @product: null means all;
--     @whole: an order is in the first of its regions by name; @own_category: the product's, whatever
--     the line says; @group: only customers of this group of @run_id, null means all; @kinds: 1 sales,
--     2 returns; @placed: not of documents that only take back; @with_customer: true no guests, false
--     only guests, null both; @with_cost: only lines whose cost is known; @after_date, @after_order,
--     @after_product, @after_occurrence: the last row of the page before; @rows: null means all.
-- The rollup names the days that have such lines at all, so that a rare region or return costs no scan of the others; a
-- day's returns worth nothing altogether are behind no figure. Customers and products are asked only where a line itself
-- names no region or category.
with days as (
    select d.sale_date
    from daily_sales as d
    where d.tenant_id = @tenant_id
      and d.sale_date >= @from and d.sale_date < @to
      and (@after_date::date is null or d.sale_date <= @after_date)
      and d.region = coalesce(@region, '*')
      and d.category = case when @own_category then '*' else coalesce(@category, '*') end
      and (1 = any(@kinds::smallint[]) or d.returns <> 0)
),
page as (
    select l.*
    from days as d
    cross join lateral (
        select l.*
        from order_lines as l
        where l.tenant_id = @tenant_id
          and l.order_date = d.sale_date
          and l.is_valid
          and l.kind = any(@kinds::smallint[])
          and (@with_customer::boolean is null or (l.customer_id is not null) = @with_customer)
          and (not @with_cost or l.cost is not null)
          and (not @placed or l.order_id in (
              select o.order_id
              from order_lines as o
              where o.tenant_id = @tenant_id and o.order_date = d.sale_date
                and o.is_valid and o.kind = 1
          ))
          and (@region is null or case when @whole then l.order_id in (
              select o.order_id
              from order_lines as o
              left join customers as c on c.tenant_id = @tenant_id and c.customer_id = o.customer_id
              where o.tenant_id = @tenant_id and o.order_date = d.sale_date
                and o.is_valid and o.kind = any('{1,2}')
              group by o.order_id
              having @region = coalesce(
                  min(coalesce(o.region, c.region, 'Unknown') collate "C") filter (where o.kind = 1),
                  min(coalesce(o.region, c.region, 'Unknown') collate "C")
              )
          ) else @region = coalesce(l.region, (
              select c.region
              from customers as c
              where c.tenant_id = @tenant_id and c.customer_id = l.customer_id
          ), 'Unknown') end)
          and (@category is null or @category = coalesce(
              case when not @own_category then l.category end,
              (select p.category from products as p
               where p.tenant_id = @tenant_id and p.product_id = l.product_id),
              'Unknown'
          ))
          and (@product::text is null or l.product_id = @product)
          and (@group::text is null or l.customer_id in (
              select s.customer_id
              from rfm_scores as s
              where s.tenant_id = @tenant_id and s.run_id = @run_id and s.rfm_group = @group
          ))
          and (@after_date::date is null or d.sale_date < @after_date
            or (l.order_id, l.product_id, l.occurrence)
                > (@after_order, @after_product, @after_occurrence::int))
        -- Day by day through the index, however rare the region: never all lines at once.
        offset 0
    ) as l
    order by d.sale_date desc, l.order_id, l.product_id, l.occurrence
    limit @rows::bigint
),
final as (
    select
        l.order_id,
        l.order_date,
        case when l.kind = 1 then 'sale' else 'return' end as kind,
        l.product_id,
        p.name as product,
        l.occurrence,
        l.customer_id,
        coalesce(l.region, c.region, 'Unknown') as region,
        coalesce(l.category, p.category, 'Unknown') as category,
        l.quantity,
        l.unit_price,
        l.discount,
        l.net_sales,
        l.cost,
        l.upload_id,
        abs(l.row_number) as row_number
    from page as l
    left join customers as c on c.tenant_id = @tenant_id and c.customer_id = l.customer_id
    left join products as p on p.tenant_id = @tenant_id and p.product_id = l.product_id
)
select * from final order by order_date desc, order_id, product_id, occurrence;
