-- How many rules of a run name an item?
-- Grain: one row.
-- Parameters: @tenant_id; @run_id; @by; @item: an id on either side, null means all.
with final as (
    select count(*)::int as rules
    from basket_rules as r
    where r.tenant_id = @tenant_id
      and r.run_id = @run_id
      and r.by = @by
      and (@item::text is null or @item in (r.antecedent_id, r.consequent_id))
)
select rules from final;
