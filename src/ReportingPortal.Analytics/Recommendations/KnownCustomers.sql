-- Who is known to the shop, and with whom do they belong: by the run's segments, the shop's own, regions?
-- Grain: one row per customer.
-- Parameters: @tenant_id; @run_id: the run whose segments count.
with final as (
    select
        c.customer_id,
        s.name as segment,
        nullif(c.given_segment, '') as given_segment,
        coalesce(nullif(c.region, ''), nullif(h.region, '')) as region
    from customers as c
    left join customer_summary as h
        on h.tenant_id = @tenant_id
        and h.customer_id = c.customer_id
    left join segment_members as m
        on m.tenant_id = @tenant_id
        and m.run_id = @run_id
        and m.customer_id = c.customer_id
    left join segments as s
        on s.tenant_id = @tenant_id
        and s.run_id = @run_id
        and s.segment_id = m.segment_id
    where c.tenant_id = @tenant_id
)
select * from final order by customer_id collate "C";
