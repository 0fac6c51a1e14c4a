-- Question: which accepted work of open tenants is not finished, and which tenants' facts has no analysis seen?
-- Grain: one row per unfinished upload, analysis run or report (a scheduled one is the ledger's), or tenant that misses a run.
-- Parameters: @before (younger work may still be on its way to the scheduler); across tenants, every join on tenant_id.
with open_tenants as (
    select tenant_id
    from tenants
    where suspended_at is null
),
unfinished_uploads as (
    select case when u.status = 8 then 'Undo' else 'Upload' end as kind, u.tenant_id, u.upload_id as id, u.received_at as since
    from uploads as u
    join open_tenants as o on o.tenant_id = u.tenant_id
    where u.status in (1, 2, 8)
        and u.received_at < @before
),
unfinished_runs as (
    select 'AnalysisRun' as kind, r.tenant_id, r.run_id as id, r.requested_at as since
    from analysis_runs as r
    join open_tenants as o on o.tenant_id = r.tenant_id
    where r.status in (1, 2)
        and r.requested_at < @before
),
latest_runs as (
    select
        tenant_id,
        max(data_version) as data_version,
        max(requested_at) as requested_at,
        bool_or(status in (1, 2)) as is_under_way
    from analysis_runs
    group by tenant_id
),
missing_analyses as (
    select 'MissingAnalysis' as kind, s.tenant_id, null::uuid as id, s.data_changed_at as since
    from tenant_states as s
    join open_tenants as o on o.tenant_id = s.tenant_id
    left join latest_runs as l on l.tenant_id = s.tenant_id
    where s.data_version > coalesce(l.data_version, 0)
        and not coalesce(l.is_under_way, false)
        and (l.requested_at is null or l.requested_at < s.data_changed_at)
        and s.data_changed_at < @before
),
unfinished_reports as (
    select 'Report' as kind, r.tenant_id, r.report_id as id, r.created_at as since
    from reports as r
    join open_tenants as o on o.tenant_id = r.tenant_id
    where r.status in (1, 2)
        and r.schedule_id is null
        and r.created_at < @before
),
final as (
    select kind, tenant_id, id, since from unfinished_uploads
    union all
    select kind, tenant_id, id, since from unfinished_runs
    union all
    select kind, tenant_id, id, since from missing_analyses
    union all
    select kind, tenant_id, id, since from unfinished_reports
)
select kind, tenant_id, id
from final
order by since, id
