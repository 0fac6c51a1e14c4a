-- Which days do the figures change on, told as unbroken spans?
-- Grain: one row per span, the last day not included.
-- Parameters: none.
with places as (
    select d.sale_date, d.sale_date - row_number() over (order by d.sale_date)::integer as island
    from touched_days as d
),
final as (
    select min(p.sale_date) as "from", max(p.sale_date) + 1 as "to"
    from places as p
    group by p.island
)
select f."from", f."to" from final as f order by f."from"
