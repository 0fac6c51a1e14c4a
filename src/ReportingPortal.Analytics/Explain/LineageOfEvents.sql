-- From which uploads do the events of a period come?
-- Grain: one row per upload that has such events, the first of them by number of rows; with all their number.
-- Parameters: those of EventsBehind without its page; @rows.
with counted as (
    select
        e.upload_id,
        count(*) as rows
    from events as e
    where e.tenant_id = @tenant_id
      and e.event_date >= @from
      and e.event_date < @until
      and e.event_type = any(@types::smallint[])
      and (@by_session or e.customer_id is not null)
    group by e.upload_id
),
final as (
    select
        n.upload_id,
        u.file_name,
        u.received_at,
        n.rows,
        (count(*) over ())::int as uploads,
        (sum(n.rows) over ())::bigint as all_rows
    from counted as n
    left join uploads as u
        on u.tenant_id = @tenant_id
        and u.upload_id = n.upload_id
)
select * from final order by rows desc, received_at desc, upload_id limit @rows;
