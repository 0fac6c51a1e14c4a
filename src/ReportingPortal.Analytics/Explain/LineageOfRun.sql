-- From which uploads did the rows come that an analysis run stood on? It counted them while it ran.
-- Grain: one row per upload that had such rows, the first of them by number of rows; with all their number.
-- Parameters: @tenant_id; @run_id; @upload_id (null: all); @findings: lines, events or both, or what is wrong with them; @rows.
with counted as (
    select
        q.upload_id,
        sum(q.rows)::bigint as rows
    from quality_counts as q
    where q.tenant_id = @tenant_id
      and q.run_id = @run_id
      and q.finding = any(@findings)
      and (@upload_id::uuid is null or q.upload_id = @upload_id)
    group by q.upload_id
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
