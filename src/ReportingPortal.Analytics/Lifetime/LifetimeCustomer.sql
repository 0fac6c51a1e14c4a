-- What has one customer brought, and what is expected of them?
-- Grain: one row; none when the customer has not ordered.
-- Parameters: @tenant_id; @run_id; @customer_id.
with unpacked as (
    select u.*
    from customer_packs as c
    join lifetime_packs as v
        on v.tenant_id = @tenant_id
        and v.run_id = c.run_id
        and v.pack_number = c.pack_number
    cross join lateral unnest(
        c.customer_ids, v.orders, v.historic, v.frequency, v.recency_days, v.age_days, v.mean_value,
        v.probability_alive, v.expected_purchases, v.expected_value, v.clv
    ) as u (
        customer_id, orders, historic, frequency, recency_days, age_days, mean_value,
        probability_alive, expected_purchases, expected_value, clv
    )
    where c.tenant_id = @tenant_id
      and c.run_id = @run_id
      and c.first_id collate "C" <= @customer_id
      and c.last_id collate "C" >= @customer_id
),
final as (
    select
        v.customer_id,
        coalesce(nullif(s.name, ''), c.name) as name,
        v.orders,
        v.historic * 0.0001 as historic,
        v.frequency,
        v.recency_days,
        v.age_days,
        v.mean_value,
        v.probability_alive,
        v.expected_purchases,
        v.expected_value * 0.0001 as expected_value,
        v.clv * 0.0001 as clv
    from unpacked as v
    left join customer_summary as s
        on s.tenant_id = @tenant_id
        and s.customer_id = v.customer_id
    left join customers as c
        on c.tenant_id = @tenant_id
        and c.customer_id = v.customer_id
    where v.customer_id = @customer_id
      and v.orders > 0
)
select * from final;
