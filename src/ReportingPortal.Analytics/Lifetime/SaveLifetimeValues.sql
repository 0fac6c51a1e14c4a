-- What has each customer brought, and what is expected of them?
-- Grain: one row per customer with an order, written for the run.
-- Parameters: @tenant_id; @run_id; the others are arrays side by side, a place a customer.
with final as (
    select v.*
    from unnest(
        @customer_ids::text[], @orders::int[], @historic::numeric[], @frequency::int[],
        @recency_days::int[], @age_days::int[], @mean_value::float8[], @probability_alive::float8[],
        @expected_purchases::float8[], @expected_value::numeric[], @clv::numeric[]
    ) as v (
        customer_id, orders, historic, frequency, recency_days, age_days, mean_value,
        probability_alive, expected_purchases, expected_value, clv
    )
)
insert into lifetime_values (
    tenant_id, run_id, customer_id, orders, historic, frequency, recency_days, age_days, mean_value,
    probability_alive, expected_purchases, expected_value, clv
)
select
    @tenant_id, @run_id, f.customer_id, f.orders, f.historic, f.frequency, f.recency_days,
    f.age_days, f.mean_value, f.probability_alive, f.expected_purchases, f.expected_value, f.clv
from final as f
on conflict do nothing;
