-- Of customers who spent as much in one category as in another, in which did they buy most units, then orders, then last (D14)?
-- Grain: one row per customer.
-- Parameters: @tenant_id; @customer_ids, @categories: side by side, each tie of a customer a pair; @sale,
--     @return: those kinds of line.
with ties as (
    select
        t.customer_id,
        t.category
    from unnest(@customer_ids::text[], @categories::text[]) as t (customer_id, category)
),
bought as (
    select
        t.customer_id,
        t.category,
        sum(o.quantity) as units_sold,
        count(distinct o.order_id) filter (where o.kind = @sale) as orders,
        max(o.ordered_at) filter (where o.kind = @sale) as last_order_at
    from ties as t
    join order_lines as o
        on o.tenant_id = @tenant_id
        and o.customer_id = t.customer_id
        and o.is_valid
        and o.kind in (@sale, @return)
    left join products as p
        on p.tenant_id = @tenant_id
        and p.product_id = o.product_id
    where coalesce(o.category, p.category, 'Unknown') = t.category
    group by t.customer_id, t.category
),
final as (
    select distinct on (b.customer_id)
        b.customer_id,
        b.category
    from bought as b
    order by
        b.customer_id, b.units_sold desc, b.orders desc, b.last_order_at desc nulls last,
        b.category collate "C"
)
select customer_id, category from final;
