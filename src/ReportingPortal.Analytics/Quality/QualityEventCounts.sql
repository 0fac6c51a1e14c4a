-- How many behaviour events of each upload have which thing wrong with them? One pass over the events.
-- Grain: one row per upload and finding with at least one event; "events" counts all events.
-- Parameters: @tenant_id, @run_id.
with counted as (
    select
        e.upload_id,
        count(*) as events,
        count(*) filter (where e.customer_id is null) as event_missing_visitor,
        count(*) filter (where e.event_type in (2, 3, 4) and e.product_id is null)
            as event_missing_product,
        count(*) filter (where e.event_type = 4 and e.price is null) as event_missing_price,
        count(*) filter (where e.occurred_at > r.started_at) as event_future_dated
    from events as e
    join analysis_runs as r on r.tenant_id = @tenant_id and r.run_id = @run_id
    where e.tenant_id = @tenant_id
    group by e.upload_id
)
insert into quality_counts (tenant_id, run_id, upload_id, finding, rows)
select @tenant_id, @run_id, n.upload_id, f.finding, f.rows
from counted as n
cross join lateral (
    values
        ('events', n.events), ('event_missing_visitor', n.event_missing_visitor),
        ('event_missing_product', n.event_missing_product),
        ('event_missing_price', n.event_missing_price),
        ('event_future_dated', n.event_future_dated)
) as f (finding, rows)
where f.rows > 0
on conflict (tenant_id, run_id, upload_id, finding) do nothing
