-- Enters one due mail into the ledger; the one already entered for schedule, period and recipient stays as it is.
-- Grain: one row, or none.
-- Parameters: @tenant_id, @delivery_id, @schedule_id, @from, @to, @recipient, @state, @due_at, @next_attempt_at, @last_error.
insert into deliveries (
    tenant_id, delivery_id, schedule_id, period_from, period_to, recipient, state, attempts, due_at,
    next_attempt_at, last_error)
values (
    @tenant_id, @delivery_id, @schedule_id, @from, @to, @recipient, @state, 0, @due_at,
    @next_attempt_at, @last_error)
on conflict (tenant_id, schedule_id, period_from, period_to, recipient) do nothing
