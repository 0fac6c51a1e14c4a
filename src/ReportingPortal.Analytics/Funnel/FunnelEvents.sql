-- What did each person, or each session, do one thing after the other?
-- Grain: one row per event of a unit, unit by unit, in the order of time and then of the source.
-- Parameters: @tenant_id; @from, @until: half-open days; @types: kinds of events; @by_session: the unit;
--     @with_category: whether the category is of use, or only makes the sort wider.
with final as (
    select
        case when @by_session then e.session_id else e.customer_id end collate "C" as unit_id,
        case when @by_session then e.customer_id end as customer_id,
        case when @with_category then e.category end as category,
        e.occurred_at,
        e.event_date,
        e.event_type,
        e.upload_id,
        e.row_number,
        e.event_id
    from events as e
    where e.tenant_id = @tenant_id
      and e.event_date >= @from
      and e.event_date < @until
      and e.event_type = any(@types::smallint[])
      and (@by_session or e.customer_id is not null)
)
select unit_id, customer_id, category, occurred_at, event_date, event_type
from final
order by unit_id, occurred_at, upload_id, row_number, event_id collate "C";
