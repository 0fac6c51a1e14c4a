-- Which schedules of the shop are due and in no other worker's hands?
-- Grain: one row per schedule, locked until the transaction ends.
-- Parameters: @tenant_id, @now.
select
    report_schedules.schedule_id
from report_schedules
where report_schedules.tenant_id = @tenant_id
    and report_schedules.is_active
    and report_schedules.next_due_at <= @now
order by report_schedules.schedule_id
for update skip locked
