-- Which segment did each customer of a run fall into, and how are segments called?
-- Grain: one row per pack of customers, in the order of packs.
-- Parameters: @tenant_id; @run_id.
with names as (
    select
        array_agg(s.segment_id order by s.segment_id) as ids,
        array_agg(s.name order by s.segment_id) as names
    from segments as s
    where s.tenant_id = @tenant_id
      and s.run_id = @run_id
),
final as (
    select
        p.pack_number,
        p.segment_ids,
        coalesce(n.ids, '{}') as ids,
        coalesce(n.names, '{}') as names
    from segment_packs as p
    cross join names as n
    where p.tenant_id = @tenant_id
      and p.run_id = @run_id
)
select segment_ids, ids, names from final order by pack_number;
