-- Waits until no other load of the tenant is merging; the lock ends with the transaction.
-- Grain: one row.
-- Parameters: @tenant_id.
select s.data_version from tenant_states as s where s.tenant_id = @tenant_id for update
