-- What is bought with what (D17)?
-- Grain: one row per rule, written for the run and what lies in a basket.
-- Parameters: @tenant_id; @run_id; @by; the others are arrays side by side, a place a rule.
with final as (
    select v.*
    from unnest(
        @ranks::int[], @antecedents::text[], @consequents::text[], @orders::int[],
        @antecedent_orders::int[], @consequent_orders::int[]
    ) as v (rank, antecedent_id, consequent_id, orders, antecedent_orders, consequent_orders)
)
insert into basket_rules (
    tenant_id, run_id, by, rank, antecedent_id, consequent_id, orders, antecedent_orders,
    consequent_orders
)
select
    @tenant_id, @run_id, @by, f.rank, f.antecedent_id, f.consequent_id, f.orders,
    f.antecedent_orders, f.consequent_orders
from final as f
on conflict do nothing;
