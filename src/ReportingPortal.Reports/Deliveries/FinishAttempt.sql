-- Writes what became of an attempt, if it is still this worker's own.
-- Grain: one row updated, or none.
-- Parameters: @tenant_id, @delivery_id, @attempts, @state, @next_attempt_at, @accepted_at, @keep_message_id,
--     @server_reply, @last_error.
update deliveries
set
    state = @state,
    lease_until = null,
    next_attempt_at = coalesce(@next_attempt_at, deliveries.next_attempt_at),
    accepted_at = @accepted_at,
    message_id = case when @keep_message_id then deliveries.message_id end,
    server_reply = @server_reply,
    last_error = @last_error
where deliveries.tenant_id = @tenant_id
    and deliveries.delivery_id = @delivery_id
    and deliveries.state = 3
    and deliveries.attempts = @attempts
