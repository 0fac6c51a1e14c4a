-- What is each order: when, whose, where, worth how much, and of what? Returns under its own number are part of it.
-- Grain: one row per order_id with valid lines; its region and customer are those of its first line, sales first.
-- Parameters: @tenant_id.
with numbered_products as (
    select
        p.product_id,
        (row_number() over (order by p.product_id collate "C"))::int - 1 as number
    from product_summary as p
    where p.tenant_id = @tenant_id
),
numbered_categories as (
    select
        c.category,
        (row_number() over (order by c.category collate "C"))::int - 1 as number
    from (
        select distinct d.category
        from daily_sales as d
        where d.tenant_id = @tenant_id
          and d.region = '*'
          and d.category <> '*'
    ) as c
),
lines as (
    select
        l.order_id,
        l.order_date,
        l.ordered_at,
        l.kind = 1 as is_sale,
        l.customer_id collate "C" as customer_id,
        coalesce(l.region, b.region, 'Unknown') collate "C" as region,
        l.net_sales,
        n.number as product,
        k.number as category
    from order_lines as l
    left join customers as b
        on b.tenant_id = @tenant_id
        and b.customer_id = l.customer_id
    left join products as p
        on p.tenant_id = @tenant_id
        and p.product_id = l.product_id
    left join numbered_products as n
        on n.product_id = l.product_id
    left join numbered_categories as k
        on k.category = coalesce(l.category, p.category, 'Unknown')
    where l.tenant_id = @tenant_id
      and l.is_valid
      and l.kind in (1, 2)
),
final as (
    select
        l.order_id,
        min(l.order_date) as sale_date,
        min(l.ordered_at) filter (where l.is_sale) as ordered_at,
        min(l.customer_id) filter (where l.is_sale) as customer_id,
        coalesce(min(l.region) filter (where l.is_sale), min(l.region)) as region,
        sum(l.net_sales) as net_sales,
        coalesce(array_agg(distinct l.product) filter (where l.is_sale), '{}') as products,
        coalesce(array_agg(distinct l.category) filter (where l.is_sale), '{}') as categories
    from lines as l
    group by l.order_id
)
select * from final;
