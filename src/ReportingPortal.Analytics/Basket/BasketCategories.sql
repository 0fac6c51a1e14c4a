-- Which names do the numbers of categories in orders stand for?
-- Grain: one row per category with sales or returns, in the order of its number.
-- Parameters: @tenant_id.
with final as (
    select distinct d.category
    from daily_sales as d
    where d.tenant_id = @tenant_id
      and d.region = '*'
      and d.category <> '*'
)
select category from final order by category collate "C";
