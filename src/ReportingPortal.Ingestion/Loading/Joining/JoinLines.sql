-- Which lines do the parts of the touched orders make? A head says when, who and whether it counts, an item what, an alias who
-- the head's customer is and where. Orders with lines of a whole file keep these. Grain: one row per item; all is touched.
-- Parameters: @tenant_id, @upload_id.
with joined as (
    select
        i.order_id, i.product_id, i.category, i.quantity, i.unit_price, i.discount, i.net_sales,
        i.cost, i.kind, i.upload_id, i.row_number, i.row_hash,
        h.ordered_at, h.order_date, h.status, h.is_valid,
        coalesce(a.customer_id, h.customer_id) as customer_id,
        coalesce(h.region, a.region) as region,
        row_number() over (
            partition by i.order_id, i.product_id
            order by length(i.item_id), i.item_id collate "C"
        )::integer as occurrence
    from touched_orders as t
    join order_heads as h
        on h.tenant_id = @tenant_id
        and h.order_id = t.order_id
    join order_items as i
        on i.tenant_id = @tenant_id
        and i.order_id = t.order_id
    left join customer_aliases as a
        on a.tenant_id = @tenant_id
        and a.alias_id = h.customer_alias
    where not exists (
        select 1 from order_lines as l
        where l.tenant_id = @tenant_id and l.order_id = t.order_id
    )
),
made as (
    insert into order_lines (
        tenant_id, order_id, product_id, occurrence, ordered_at, order_date, customer_id, region,
        category, quantity, unit_price, discount, net_sales, cost, kind, status, is_valid,
        is_from_events, upload_id, row_number, row_hash
    )
    select
        @tenant_id, order_id, product_id, occurrence, ordered_at, order_date, customer_id, region,
        category, quantity, unit_price, discount, net_sales, cost, kind, status, is_valid,
        false, upload_id, row_number, row_hash
    from joined
    order by order_id, product_id, occurrence
    on conflict (tenant_id, order_id, product_id, occurrence) do nothing
    returning order_id, order_date, customer_id, product_id
),
named as (
    insert into customer_orders (tenant_id, customer_id, upload_id, part, order_ids)
    select @tenant_id, customer_id, @upload_id, 0, array_agg(distinct order_id)
    from made
    where customer_id is not null
    group by customer_id
    on conflict (tenant_id, customer_id, upload_id, part) do update set
        order_ids = array(
            select unnest(customer_orders.order_ids) union select unnest(excluded.order_ids)
        )
),
days as (
    insert into touched_days (sale_date)
    select distinct order_date from made
    on conflict do nothing
),
customers as (
    insert into touched_customers (customer_id)
    select distinct customer_id from made where customer_id is not null
    on conflict do nothing
)
insert into touched_products (product_id)
select distinct product_id from made
on conflict do nothing
