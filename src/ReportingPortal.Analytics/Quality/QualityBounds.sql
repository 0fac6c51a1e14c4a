-- Between which values are a product's unit price and quantity nothing out of the ordinary?
-- Grain: one row per product with at least 20 valid sales lines. Q1 - 3 IQR to Q3 + 3 IQR; where half of all
--     values are equal (IQR 0), the median stands in for the IQR.
-- Parameters: @tenant_id, @run_id.
with quartiles as (
    select
        l.product_id,
        percentile_cont(array[0.25, 0.5, 0.75]) within group (order by l.unit_price) as price,
        percentile_cont(array[0.25, 0.5, 0.75]) within group (order by l.quantity) as quantity
    from order_lines as l
    where l.tenant_id = @tenant_id
      and l.kind = 1
      and l.is_valid
    group by l.product_id
    having count(*) >= 20
),
spreads as (
    select
        q.product_id,
        q.price,
        q.quantity,
        coalesce(nullif(q.price[3] - q.price[1], 0), q.price[2]) as price_spread,
        coalesce(nullif(q.quantity[3] - q.quantity[1], 0), q.quantity[2]) as quantity_spread
    from quartiles as q
)
insert into quality_bounds (
    tenant_id, run_id, product_id, price_low, price_high, quantity_low, quantity_high
)
select
    @tenant_id, @run_id, s.product_id,
    s.price[1] - 3 * s.price_spread, s.price[3] + 3 * s.price_spread,
    s.quantity[1] - 3 * s.quantity_spread, s.quantity[3] + 3 * s.quantity_spread
from spreads as s
on conflict (tenant_id, run_id, product_id) do nothing
