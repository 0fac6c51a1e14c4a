-- Takes a schedule into this transaction's hands, waiting for whoever holds it.
-- Grain: one row, or none when the shop has no such schedule.
-- Parameters: @tenant_id, @schedule_id.
select
    report_schedules.schedule_id
from report_schedules
where report_schedules.tenant_id = @tenant_id
    and report_schedules.schedule_id = @schedule_id
for update
