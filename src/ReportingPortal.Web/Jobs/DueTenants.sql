-- Question: which open tenants have a schedule or a mail whose time has come?
-- Grain: one row per tenant.
-- Parameters: @now; across tenants, grouped and joined on tenant_id.
with due_schedules as (
    select tenant_id
    from report_schedules
    where is_active
        and next_due_at <= @now
    group by tenant_id
),
due_mails as (
    select tenant_id
    from deliveries
    where state in (1, 2)
        and next_attempt_at <= @now
    group by tenant_id
),
final as (
    select t.tenant_id
    from tenants as t
    left join due_schedules as s on s.tenant_id = t.tenant_id
    left join due_mails as m on m.tenant_id = t.tenant_id
    where t.suspended_at is null
        and (s.tenant_id is not null or m.tenant_id is not null)
)
select tenant_id
from final
order by tenant_id
