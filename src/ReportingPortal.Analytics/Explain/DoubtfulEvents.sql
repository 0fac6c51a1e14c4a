-- How many behaviour events have this thing wrong with them? The conditions are those of QualityEventRows.
-- Grain: one row.
-- Parameters: @tenant_id, @run_id, @upload_id (null: all), @finding.
select count(*) as rows
from events as e
join analysis_runs as r on r.tenant_id = @tenant_id and r.run_id = @run_id
where e.tenant_id = @tenant_id
    and (@upload_id::uuid is null or e.upload_id = @upload_id)
    and case @finding
        when 'event_missing_visitor' then e.customer_id is null
        when 'event_missing_product' then e.event_type in (2, 3, 4) and e.product_id is null
        when 'event_missing_price' then e.event_type = 4 and e.price is null
        when 'event_future_dated' then e.occurred_at > r.started_at
        else false
    end
