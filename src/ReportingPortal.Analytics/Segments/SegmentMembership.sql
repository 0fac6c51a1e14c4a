-- Which segment did each customer of a run fall into?
-- Grain: one row per pack of customers, arrays side by side; in the order of packs.
-- Parameters: @tenant_id; @run_id.
with final as (
    select
        c.pack_number,
        c.customer_ids,
        s.segment_ids
    from customer_packs as c
    join segment_packs as s
        on s.tenant_id = @tenant_id
        and s.run_id = c.run_id
        and s.pack_number = c.pack_number
    where c.tenant_id = @tenant_id
      and c.run_id = @run_id
)
select customer_ids, segment_ids from final order by pack_number;
