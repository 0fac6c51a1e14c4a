-- In which RFM group did each customer of a run stand at one of its points, and what had they brought by then?
-- Grain: one row per pack of customers, packed byte by byte; in the order of packs.
-- Parameters: @tenant_id; @run_id; @point: its place among the points, from 1.
with final as (
    select
        h.pack_number,
        h.groups,
        h.net_sales
    from rfm_history_packs as h
    where h.tenant_id = @tenant_id
      and h.run_id = @run_id
      and h.point_number = @point::int - 1
)
select groups, net_sales from final order by pack_number;
