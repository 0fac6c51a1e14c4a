-- Which behaviour events have this thing wrong with them? The conditions are those of QualityEventCounts.
-- Grain: one row per event, one page of them in the order of their key.
-- Parameters: @tenant_id, @run_id, @upload_id (null: all), @finding, @after_event: the last row of the page
--     before, null for the first; @rows.
select
    e.event_id, e.session_id, e.occurred_at, e.customer_id, e.product_id, e.category, e.quantity, e.price,
    e.upload_id, e.row_number
from events as e
join analysis_runs as r on r.tenant_id = @tenant_id and r.run_id = @run_id
where e.tenant_id = @tenant_id
    and (@upload_id::uuid is null or e.upload_id = @upload_id)
    and (@after_event is null or e.event_id > @after_event)
    and case @finding
        when 'event_missing_visitor' then e.customer_id is null
        when 'event_missing_product' then e.event_type in (2, 3, 4) and e.product_id is null
        when 'event_missing_price' then e.event_type = 4 and e.price is null
        when 'event_future_dated' then e.occurred_at > r.started_at
        else false
    end
order by e.event_id
limit @rows
