-- From which uploads do the order lines of a customer come?
-- Grain: one row per upload that has such lines, the first of them by number of rows; with all their number.
-- Parameters: @tenant_id; @customer_id; @rows.
with named as (
    select distinct o.order_id
    from customer_orders as c
    cross join lateral unnest(c.order_ids) as o (order_id)
    where c.tenant_id = @tenant_id
      and c.customer_id = @customer_id
),
counted as (
    select
        l.upload_id,
        count(*) as rows
    from named as n
    join order_lines as l
        on l.tenant_id = @tenant_id
        and l.order_id = n.order_id
    where l.customer_id = @customer_id
      and l.is_valid
      and l.kind = any('{1,2}')
    group by l.upload_id
),
final as (
    select
        n.upload_id,
        u.file_name,
        u.received_at,
        n.rows,
        (count(*) over ())::int as uploads,
        (sum(n.rows) over ())::bigint as all_rows
    from counted as n
    left join uploads as u
        on u.tenant_id = @tenant_id
        and u.upload_id = n.upload_id
)
select * from final order by rows desc, received_at desc, upload_id limit @rows;
