-- Which order lines do the purchase events make? An order is the source's own, else a visitor's session (D16).
-- Grain: one row per purchase event of a touched order; its day, customer and product are touched.
-- Parameters: @tenant_id, @upload_id.
with purchases as (
    select
        t.order_id, e.event_id, e.product_id, e.occurred_at, e.event_date, e.customer_id,
        e.category, e.quantity, e.price, e.amount, e.upload_id, e.row_number, e.row_hash
    from touched_purchases as t
    join events as e
        on e.tenant_id = @tenant_id
        and e.session_id = t.session_id
        and e.customer_id is not distinct from t.customer_id
        and e.order_id is null
        and e.event_type = 4
    where t.source_order_id is null
    union all
    select
        t.order_id, e.event_id, e.product_id, e.occurred_at, e.event_date, e.customer_id,
        e.category, e.quantity, e.price, e.amount, e.upload_id, e.row_number, e.row_hash
    from touched_purchases as t
    join events as e
        on e.tenant_id = @tenant_id
        and e.order_id = t.source_order_id
        and e.event_type = 4
),
priced as (
    select
        u.order_id,
        coalesce(u.product_id, 'unknown') as product_id,
        u.occurred_at, u.customer_id, u.category, u.upload_id, u.row_number, u.row_hash,
        coalesce(nullif(u.quantity, 0), 1) as quantity,
        coalesce(u.price, p.price, 0) as unit_price,
        u.amount,
        min(u.event_date) over (partition by u.order_id) as order_date,
        row_number() over (
            partition by u.order_id, coalesce(u.product_id, 'unknown')
            order by u.occurred_at, u.event_id
        )::integer as occurrence
    from purchases as u
    left join products as p
        on p.tenant_id = @tenant_id
        and p.product_id = u.product_id
),
made as (
    insert into order_lines (
        tenant_id, order_id, product_id, occurrence, ordered_at, order_date, customer_id, category,
        quantity, unit_price,
        discount, net_sales, kind, status, is_valid, is_from_events, upload_id, row_number, row_hash
    )
    select
        @tenant_id, order_id, product_id, occurrence, occurred_at, order_date, customer_id,
        category, quantity, unit_price,
        0, coalesce(amount, round(quantity * unit_price, 4)),
        case when quantity < 0 then 2 else 1 end, 'completed',
        true, true, upload_id,
        row_number, row_hash
    from priced
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
