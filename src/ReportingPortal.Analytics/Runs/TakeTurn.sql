-- Waits until no other process computes a run of the tenant; the turn ends with the transaction.
-- Grain: one row.
-- Parameters: @tenant_id.
select t.tenant_id from analysis_turns as t where t.tenant_id = @tenant_id for update;
