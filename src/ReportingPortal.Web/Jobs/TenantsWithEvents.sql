-- Question: which open tenants have sent events that have waited long enough, or are many?
-- Grain: one row per tenant.
-- Parameters: @before, @many; across tenants, grouped and joined on tenant_id.
with waiting as (
    select tenant_id, min(received_at) as since, sum(events) as events
    from event_batches
    group by tenant_id
),
final as (
    select w.tenant_id
    from waiting as w
    join tenants as t on t.tenant_id = w.tenant_id
    where t.suspended_at is null
        and (w.since <= @before or w.events >= @many)
)
select tenant_id
from final
order by tenant_id
