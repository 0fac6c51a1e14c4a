-- Which tenant has a short name?
-- Grain: one row; none when no tenant has it.
-- Parameters: @slug.
select
    t.tenant_id,
    t.slug,
    t.name,
    t.currency,
    t.time_zone,
    t.week_start,
    t.asks_before_change,
    t.is_demo,
    t.created_at,
    t.suspended_at
from tenants as t
where t.slug = @slug;
