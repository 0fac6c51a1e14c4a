-- The tenant has no events: what was noted of their visitors' sessions leads nowhere.
-- Grain: one row per visitor and part.
-- Parameters: @tenant_id.
delete from visitor_sessions as v where v.tenant_id = @tenant_id
