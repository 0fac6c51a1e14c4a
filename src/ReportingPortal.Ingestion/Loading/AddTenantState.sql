-- Makes sure the tenant has a state row to lock.
-- Grain: one row.
-- Parameters: @tenant_id.
insert into tenant_states (tenant_id, data_version)
values (@tenant_id, 0)
on conflict (tenant_id) do nothing
