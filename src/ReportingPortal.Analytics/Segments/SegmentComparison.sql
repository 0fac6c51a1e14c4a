-- How do a run's segments meet those that the shop's own customer file names?
-- Grain: one row per given segment × segment with customers; customers without one of either are left out.
-- Parameters: @tenant_id; @run_id.
with final as (
    select
        c.given_segment,
        m.segment_id::int as segment_id,
        count(*)::int as customers
    from segment_members as m
    join customers as c
        on c.tenant_id = @tenant_id
        and c.customer_id = m.customer_id
    where m.tenant_id = @tenant_id
      and m.run_id = @run_id
      and c.given_segment <> ''
    group by c.given_segment, m.segment_id
)
select * from final order by given_segment collate "C", segment_id;
