-- Which order lines make up what a customer brought, the newest day first?
-- Grain: one row per valid sale or return line of theirs, one page of them.
-- Parameters: @tenant_id; @customer_id; @after_date, @after_order, @after_product, @after_occurrence:
--     the last row of the page before, null for the first; @rows: null means all.
with named as (
    select distinct o.order_id
    from customer_orders as c
    cross join lateral unnest(c.order_ids) as o (order_id)
    where c.tenant_id = @tenant_id
      and c.customer_id = @customer_id
),
page as (
    select l.*
    from named as n
    join order_lines as l
        on l.tenant_id = @tenant_id
        and l.order_id = n.order_id
    where l.customer_id = @customer_id
      and l.is_valid
      and l.kind = any('{1,2}')
      and (@after_date::date is null or l.order_date <= @after_date)
      and (@after_date::date is null or l.order_date < @after_date
        or (l.order_id, l.product_id, l.occurrence)
            > (@after_order, @after_product, @after_occurrence::int))
    order by l.order_date desc, l.order_id, l.product_id, l.occurrence
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
