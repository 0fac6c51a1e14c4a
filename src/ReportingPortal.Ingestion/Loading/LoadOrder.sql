-- Which place does the load that is finishing take in the order of the tenant's loads? Asked under the tenant's lock.
-- Grain: one row.
-- Parameters: @tenant_id.
select coalesce(max(u.load_number), 0) + 1 from uploads as u where u.tenant_id = @tenant_id
