-- Which lines do the parts of the touched orders make? A head says when, who, whether it counts and was paid back (no item says
-- so itself), an item what, an alias who and where. Orders of whole files keep their lines. Grain: an item, a return; all touched.
-- Parameters: @tenant_id, @upload_id, @refunded.
with joined as (
    select
        i.order_id, i.product_id, i.category, i.quantity, i.unit_price, i.discount, i.net_sales,
        i.cost, i.kind, i.upload_id, i.row_number, i.row_hash,
        h.ordered_at, h.order_date, coalesce(h.status, 'completed') as status, h.is_valid,
        coalesce(a.customer_id, h.customer_id) as customer_id,
        coalesce(h.region, a.region) as region,
        row_number() over (
            partition by i.order_id, i.product_id
            order by length(i.item_id), i.item_id collate "C"
        )::integer as occurrence,
        count(*) over (partition by i.order_id, i.product_id)::integer as items_of_product,
        translate(regexp_replace(h.status, '^wc-', ''), ' -_', '') = any(@refunded)
            and not bool_or(i.kind = 2) over (partition by i.order_id) as is_refunded
    from touched_orders as t
    join order_heads as h
        on h.tenant_id = @tenant_id
        and h.order_id = t.order_id
        and h.ordered_at is not null
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
lines as (
    select
        j.order_id, j.product_id, j.category, j.unit_price, j.upload_id, j.row_hash,
        j.ordered_at, j.order_date, j.customer_id, j.region, j.status, j.is_valid, part.*
    from joined as j
    cross join lateral (
        select j.quantity, j.discount, j.net_sales, j.cost, j.kind, j.row_number, j.occurrence
        union all
        select 0, 0, -j.net_sales, 0 * j.cost, 2, -j.row_number, j.occurrence + j.items_of_product
        where j.is_refunded and j.kind = 1 and j.net_sales > 0
    ) as part
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
    from lines
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
