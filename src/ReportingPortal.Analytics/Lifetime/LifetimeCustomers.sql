-- Which customers are worth most from here on (by what they brought, in a run without forecast)?
-- Grain: one row per customer of the run, one page of them.
-- Parameters: @tenant_id; @run_id; @customer_id: null means all; @after_clv, @after_historic,
--     @after_id: the last row of the page before, null for the first; @rows.
with final as (
    select
        v.customer_id,
        coalesce(nullif(s.name, ''), c.name) as name,
        v.orders,
        v.historic,
        v.frequency,
        v.recency_days,
        v.age_days,
        v.mean_value,
        v.probability_alive,
        v.expected_purchases,
        v.expected_value,
        v.clv
    from lifetime_values as v
    left join customer_summary as s
        on s.tenant_id = @tenant_id
        and s.customer_id = v.customer_id
    left join customers as c
        on c.tenant_id = @tenant_id
        and c.customer_id = v.customer_id
    where v.tenant_id = @tenant_id
      and v.run_id = @run_id
      and (@customer_id::text is null or v.customer_id = @customer_id)
      and v.clv <= coalesce(@after_clv::numeric, 'Infinity')
      and (
        @after_id::text is null
        or (-v.clv, -v.historic, v.customer_id collate "C")
            > (-@after_clv::numeric, -@after_historic::numeric, @after_id)
      )
    order by v.clv desc, v.historic desc, v.customer_id collate "C"
    limit @rows
)
select * from final
order by clv desc, historic desc, customer_id collate "C";
