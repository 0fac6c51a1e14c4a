-- Notes that the message leaves now, if the attempt is still this worker's own.
-- Grain: one row updated, or none.
-- Parameters: @tenant_id, @delivery_id, @attempts, @message_id, @lease_until.
update deliveries
set
    message_id = @message_id,
    lease_until = @lease_until
where deliveries.tenant_id = @tenant_id
    and deliveries.delivery_id = @delivery_id
    and deliveries.state = 3
    and deliveries.attempts = @attempts
