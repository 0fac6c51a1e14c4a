-- Between which values are a product's unit price and quantity nothing out of the ordinary?
-- Grain: one row per product, written for the run.
-- Parameters: @tenant_id, @run_id; the others are arrays side by side, a place a product.
with final as (
    select v.*
    from unnest(
        @products::text[], @price_lows::numeric[], @price_highs::numeric[],
        @quantity_lows::numeric[], @quantity_highs::numeric[]
    ) as v (product_id, price_low, price_high, quantity_low, quantity_high)
)
insert into quality_bounds (
    tenant_id, run_id, product_id, price_low, price_high, quantity_low, quantity_high
)
select
    @tenant_id, @run_id, f.product_id, f.price_low, f.price_high, f.quantity_low, f.quantity_high
from final as f
on conflict do nothing
