-- How many order lines make up a figure of a period? A million is not counted for a page: orders have a line or more
--     each, and where they alone are too many they are the answer.
-- Grain: one row: the lines, and whether these are all or there may be more.
-- Parameters: those of LinesBehind without its page; @most: more orders than these are not looked into; @scan: how many
--     lines of its days, the newest first, are looked at.
with days as (
    select
        d.sale_date,
        case
            when @with_customer::boolean is null then d.orders
            when @with_customer then d.orders - d.guest_orders
            else d.guest_orders
        end as orders
    from daily_sales as d
    where d.tenant_id = @tenant_id
      and d.sale_date >= @from and d.sale_date < @to
      and d.region = coalesce(@region, '*')
      and d.category = case when @own_category then '*' else coalesce(@category, '*') end
      and (1 = any(@kinds::smallint[]) or d.returns <> 0)
),
least as (
    select coalesce(sum(d.orders), 0)::int as orders
    from days as d
    where 1 = any(@kinds::smallint[])
      and not @with_cost
      and @group::text is null
      and @product::text is null
      and (not @whole or @region is null)
      and (not @own_category or @category is null)
),
scanned as (
    select
        l.order_id,
        l.product_id,
        l.customer_id,
        l.region,
        l.category,
        l.cost,
        l.kind,
        l.is_valid
    from order_lines as l
    where l.tenant_id = @tenant_id
      and l.order_date = any(array(select d.sale_date from days as d))
    order by l.order_date desc
    limit @scan::bigint + 1
),
found as (
    select count(*)::int as rows
    from scanned as l
    where l.is_valid
      and l.kind = any(@kinds::smallint[])
      and (@with_customer::boolean is null or (l.customer_id is not null) = @with_customer)
      and (not @with_cost or l.cost is not null)
      and (not @placed or l.order_id in (
          select o.order_id
          from order_lines as o
          where o.tenant_id = @tenant_id and o.order_date >= @from and o.order_date < @to
            and o.is_valid and o.kind = 1
      ))
      and (@region is null or case when @whole then l.order_id in (
          select o.order_id
          from order_lines as o
          left join customers as c on c.tenant_id = @tenant_id and c.customer_id = o.customer_id
          where o.tenant_id = @tenant_id and o.order_date >= @from and o.order_date < @to
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
)
select
    case
        when n.orders > @most then n.orders
        else greatest(n.orders, (select f.rows from found as f))
    end as rows,
    n.orders <= @most and (select count(*) from scanned) <= @scan as is_whole
from least as n;
