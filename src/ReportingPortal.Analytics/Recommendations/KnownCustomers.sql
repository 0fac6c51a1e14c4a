-- Who is known to the shop, and with whom do they belong: the run's segment, the shop's own, a region?
-- Grain: one row per customer.
-- Parameters: @tenant_id; @run_id: the run whose segments count.
with final as (
    select
        c.customer_id,
        coalesce(
            s.name, 'the segment ' || nullif(c.given_segment, ''),
            'customers in ' || nullif(c.region, '')
        ) as customer_group
    from customers as c
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
