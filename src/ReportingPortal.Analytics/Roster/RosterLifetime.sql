-- What has each customer of a run brought, and what is expected of them?
-- Grain: one row per pack of customers, arrays side by side, a place a customer; in the order of packs.
-- Parameters: @tenant_id; @run_id.
with final as (
    select
        v.pack_number,
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
    from lifetime_packs as v
    where v.tenant_id = @tenant_id
      and v.run_id = @run_id
)
select * from final order by pack_number;
