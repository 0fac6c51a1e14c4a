-- What is bought with what (D17)?
-- Grain: one row per rule of the run, one page of them, by rank.
-- Parameters: @tenant_id; @run_id; @by; @item: an id on either side, null means all; @after: the last rank seen; @rows.
with ranked as (
    select
        r.rank,
        r.antecedent_id,
        r.consequent_id,
        r.orders,
        r.antecedent_orders,
        r.consequent_orders
    from basket_rules as r
    where r.tenant_id = @tenant_id
      and r.run_id = @run_id
      and r.by = @by
      and r.rank > @after
      and (@item::text is null or @item in (r.antecedent_id, r.consequent_id))
    order by r.rank
    limit @rows
),
final as (
    select
        r.rank,
        r.antecedent_id,
        coalesce(nullif(a.name, ''), r.antecedent_id) as antecedent_name,
        r.consequent_id,
        coalesce(nullif(c.name, ''), r.consequent_id) as consequent_name,
        r.orders,
        r.antecedent_orders,
        r.consequent_orders
    from ranked as r
    left join product_summary as a
        on a.tenant_id = @tenant_id
        and a.product_id = r.antecedent_id
        and @by = 1
    left join product_summary as c
        on c.tenant_id = @tenant_id
        and c.product_id = r.consequent_id
        and @by = 1
)
select * from final order by rank;
