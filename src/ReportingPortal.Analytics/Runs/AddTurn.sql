-- Makes the row that runs of the tenant hold one after the other.
-- Grain: one row.
-- Parameters: @tenant_id.
insert into analysis_turns (tenant_id) values (@tenant_id)
on conflict (tenant_id) do nothing;
