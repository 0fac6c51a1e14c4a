-- Which parts of orders wait for another file? The conditions are those of QualityPartCounts.
-- Grain: one row per item or head, one page of them in the order of their key.
-- Parameters: @tenant_id, @upload_id (null: all), @finding, @rows;
--     @after_order, @after_item: the last row of the page before, null for the first.
with waiting as (
    select
        i.order_id, i.item_id, null::timestamptz as ordered_at, null as customer_id, i.product_id,
        i.category, i.quantity, i.unit_price, i.net_sales, i.upload_id, i.row_number
    from order_items as i
    where i.tenant_id = @tenant_id
        and @finding = 'waiting_for_order'
        and not exists (
            select 1 from order_heads as h
            where h.tenant_id = @tenant_id and h.order_id = i.order_id
        )
        and not exists (
            select 1 from order_lines as l
            where l.tenant_id = @tenant_id and l.order_id = i.order_id
        )
    union all
    select
        h.order_id, '' as item_id, h.ordered_at, coalesce(h.customer_id, h.customer_alias),
        null, null, null, null, null, h.upload_id, h.row_number
    from order_heads as h
    where h.tenant_id = @tenant_id
        and @finding = 'waiting_for_items'
        and not exists (
            select 1 from order_items as i
            where i.tenant_id = @tenant_id and i.order_id = h.order_id
        )
        and not exists (
            select 1 from order_lines as l
            where l.tenant_id = @tenant_id and l.order_id = h.order_id
        )
    union all
    select
        h.order_id, '' as item_id, h.ordered_at, h.customer_alias,
        null, null, null, null, null, h.upload_id, h.row_number
    from order_heads as h
    left join customer_aliases as a
        on a.tenant_id = @tenant_id and a.alias_id = h.customer_alias
    where h.tenant_id = @tenant_id
        and @finding = 'waiting_for_customer'
        and h.customer_alias is not null
        and a.alias_id is null
)
select
    w.order_id, w.item_id, w.ordered_at, w.customer_id, w.product_id, w.category, w.quantity,
    w.unit_price, w.net_sales, w.upload_id, w.row_number
from waiting as w
where (@upload_id::uuid is null or w.upload_id = @upload_id)
    and (@after_order is null or (w.order_id, w.item_id) > (@after_order, @after_item))
order by w.order_id, w.item_id
limit @rows
