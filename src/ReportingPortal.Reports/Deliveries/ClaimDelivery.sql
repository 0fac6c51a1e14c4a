-- Takes the next mail whose turn has come, out of every other worker's reach.
-- Grain: one row, or none.
-- Parameters: @tenant_id, @now, @lease_until.
with next_delivery as (
    select
        deliveries.delivery_id
    from deliveries
    where deliveries.tenant_id = @tenant_id
        and deliveries.state = 2
        and deliveries.next_attempt_at <= @now
    order by deliveries.next_attempt_at, deliveries.delivery_id
    limit 1
    for update skip locked
)
update deliveries
set
    state = 3,
    attempts = deliveries.attempts + 1,
    lease_until = @lease_until,
    message_id = null
from next_delivery
where deliveries.tenant_id = @tenant_id
    and deliveries.delivery_id = next_delivery.delivery_id
returning
    deliveries.delivery_id,
    deliveries.schedule_id,
    deliveries.report_id,
    deliveries.recipient,
    deliveries.attempts
