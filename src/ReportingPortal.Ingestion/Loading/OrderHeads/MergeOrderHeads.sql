-- Takes new and changed orders over, in the order of their key. Rows without a date add to what is known; a status that ends an
-- order, given alone, outlives the one the order itself brings later. Grain: one row per order_id.
-- Parameters: @tenant_id, @upload_id, @refunded.
with said as (
    select
        i.*, k.ordered_at as known_at, k.order_date as known_date,
        k.customer_id as known_customer, k.customer_alias as known_alias,
        k.region as known_region, k.status as known_status, k.is_valid as known_valid,
        i.ordered_at is null as is_status_only,
        i.status is null or (
            k.ordered_at is null
            and i.ordered_at is not null
            and i.is_valid
            and translate(regexp_replace(i.status, '^wc-', ''), ' -_', '') <> all(@refunded)
            and (
                not k.is_valid
                or translate(regexp_replace(k.status, '^wc-', ''), ' -_', '') = any(@refunded)
            )
        ) as keeps_status
    from incoming_order_heads as i
    left join order_heads as k
        on k.tenant_id = @tenant_id
        and k.order_id = i.order_id
    where i.version = 1 and i.known_hash is distinct from i.row_hash
)
insert into order_heads (
    tenant_id, order_id, ordered_at, order_date, customer_id, customer_alias, region, status,
    is_valid, upload_id, row_number, row_hash
)
select
    @tenant_id,
    order_id,
    coalesce(ordered_at, known_at),
    coalesce(order_date, known_date),
    case when is_status_only then coalesce(customer_id, known_customer) else customer_id end,
    case when is_status_only then coalesce(customer_alias, known_alias) else customer_alias end,
    case when is_status_only then coalesce(region, known_region) else region end,
    case when keeps_status then known_status else status end,
    case when keeps_status then coalesce(known_valid, true) else is_valid end,
    @upload_id,
    row_number,
    row_hash
from said
order by order_id
on conflict (tenant_id, order_id) do update set
    ordered_at = excluded.ordered_at,
    order_date = excluded.order_date,
    customer_id = excluded.customer_id,
    customer_alias = excluded.customer_alias,
    region = excluded.region,
    status = excluded.status,
    is_valid = excluded.is_valid,
    upload_id = excluded.upload_id,
    row_number = excluded.row_number,
    row_hash = excluded.row_hash
where order_heads.row_hash is distinct from excluded.row_hash
