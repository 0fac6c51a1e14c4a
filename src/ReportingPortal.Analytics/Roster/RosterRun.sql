-- What did a run find of each customer: values, scores and groups, favourite category, segment?
-- Grain: one row per pack of customers, arrays side by side, a place a customer; in the order of packs.
-- Parameters: @tenant_id; @run_id.
with final as (
    select
        c.pack_number,
        c.customer_ids,
        r.recency_days,
        r.frequency,
        r.monetary,
        r.net_sales,
        r.scores,
        r.groups,
        r.tiers,
        r.statuses,
        f.categories,
        s.segment_ids
    from customer_packs as c
    join rfm_packs as r
        on r.tenant_id = @tenant_id
        and r.run_id = c.run_id
        and r.pack_number = c.pack_number
    join favourite_packs as f
        on f.tenant_id = @tenant_id
        and f.run_id = c.run_id
        and f.pack_number = c.pack_number
    join segment_packs as s
        on s.tenant_id = @tenant_id
        and s.run_id = c.run_id
        and s.pack_number = c.pack_number
    where c.tenant_id = @tenant_id
      and c.run_id = @run_id
)
select * from final order by pack_number;
