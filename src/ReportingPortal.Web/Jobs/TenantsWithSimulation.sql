-- Question: in which open demo shops do invented visitors come now?
-- Grain: one row per tenant.
-- Parameters: none; across tenants, joined on tenant_id.
select s.tenant_id
from live_simulations as s
join tenants as t on t.tenant_id = s.tenant_id
where t.suspended_at is null
    and t.is_demo
order by s.tenant_id
