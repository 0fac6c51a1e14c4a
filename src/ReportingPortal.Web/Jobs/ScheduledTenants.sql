-- Question: which open tenants have an active schedule or a mail under way?
-- Grain: one row per tenant.
-- Parameters: none; across tenants, grouped and joined on tenant_id.
with active_schedules as (
    select tenant_id
    from report_schedules
    where is_active
    group by tenant_id
),
open_mails as (
    select tenant_id
    from deliveries
    where state in (1, 2, 3)
    group by tenant_id
),
final as (
    select t.tenant_id
    from tenants as t
    left join active_schedules as s on s.tenant_id = t.tenant_id
    left join open_mails as m on m.tenant_id = t.tenant_id
    where t.suspended_at is null
        and (s.tenant_id is not null or m.tenant_id is not null)
)
select tenant_id
from final
order by tenant_id
