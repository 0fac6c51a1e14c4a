-- Which attempts ended without a word, their worker gone? Those that had not handed their message over are tried again;
-- of the others nobody knows whether they arrived, so a person decides.
-- Grain: one row per attempt recovered.
-- Parameters: @tenant_id, @now, @uncertain_cause, @retry_cause.
update deliveries
set
    state = case when deliveries.message_id is null then 2 else 6 end,
    next_attempt_at = @now,
    lease_until = null,
    last_error = case when deliveries.message_id is null then @retry_cause else @uncertain_cause end
where deliveries.tenant_id = @tenant_id
    and deliveries.state = 3
    and deliveries.lease_until < @now
returning
    deliveries.delivery_id
