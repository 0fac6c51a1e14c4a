-- How many parts of orders of each upload still wait for another file? One pass over the items and one over the heads.
-- Grain: one row per upload and finding with at least one part; "parts" counts all parts.
-- Parameters: @tenant_id, @run_id.
with counted as (
    select
        i.upload_id,
        count(*) as parts,
        count(*) filter (
            where h.order_id is null
                and not exists (
                    select 1 from order_lines as l
                    where l.tenant_id = @tenant_id and l.order_id = i.order_id
                )
        ) as waiting_for_order,
        0::bigint as waiting_for_items,
        0::bigint as waiting_for_customer
    from order_items as i
    left join order_heads as h on h.tenant_id = @tenant_id and h.order_id = i.order_id
    where i.tenant_id = @tenant_id
    group by i.upload_id
    union all
    select
        h.upload_id,
        count(*) as parts,
        0::bigint as waiting_for_order,
        count(*) filter (
            where not exists (
                select 1 from order_items as i
                where i.tenant_id = @tenant_id and i.order_id = h.order_id
            )
            and not exists (
                select 1 from order_lines as l
                where l.tenant_id = @tenant_id and l.order_id = h.order_id
            )
        ) as waiting_for_items,
        count(*) filter (
            where h.customer_alias is not null and a.alias_id is null
        ) as waiting_for_customer
    from order_heads as h
    left join customer_aliases as a
        on a.tenant_id = @tenant_id and a.alias_id = h.customer_alias
    where h.tenant_id = @tenant_id
    group by h.upload_id
)
insert into quality_counts (tenant_id, run_id, upload_id, finding, rows)
select @tenant_id, @run_id, n.upload_id, f.finding, f.rows
from counted as n
cross join lateral (
    values
        ('parts', n.parts), ('waiting_for_order', n.waiting_for_order),
        ('waiting_for_items', n.waiting_for_items),
        ('waiting_for_customer', n.waiting_for_customer)
) as f (finding, rows)
where f.rows > 0
on conflict (tenant_id, run_id, upload_id, finding) do nothing
