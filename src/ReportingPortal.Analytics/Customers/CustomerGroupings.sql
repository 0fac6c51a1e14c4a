-- How did a run group one customer?
-- Grain: one row; none when the run does not know the customer.
-- Parameters: @tenant_id; @run_id; @customer_id.
with packed as (
    select
        c.run_id,
        c.pack_number,
        array_position(c.customer_ids, @customer_id::text) as place
    from customer_packs as c
    where c.tenant_id = @tenant_id
      and c.run_id = @run_id
      and c.first_id collate "C" <= @customer_id
      and c.last_id collate "C" >= @customer_id
),
final as (
    select
        r.recency_days[p.place] as recency_days,
        r.frequency[p.place] as frequency,
        r.monetary[p.place] * 0.0001 as monetary,
        r.scores[p.place] as scores,
        r.groups[p.place] as group_code,
        r.tiers[p.place] as tier_code,
        r.statuses[p.place] as status_code,
        s.name as segment
    from packed as p
    join rfm_packs as r
        on r.tenant_id = @tenant_id
        and r.run_id = p.run_id
        and r.pack_number = p.pack_number
    left join segment_packs as m
        on m.tenant_id = @tenant_id
        and m.run_id = p.run_id
        and m.pack_number = p.pack_number
    left join segments as s
        on s.tenant_id = @tenant_id
        and s.run_id = p.run_id
        and s.segment_id = m.segment_ids[p.place]
    where p.place is not null
)
select * from final;
