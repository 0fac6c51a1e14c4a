-- What were a run's rules counted over?
-- Grain: one row; none where nothing was counted.
-- Parameters: @tenant_id; @run_id; @by.
with final as (
    select
        b.orders,
        b.items,
        b.min_orders,
        b.large_orders,
        b.rules
    from basket_models as b
    where b.tenant_id = @tenant_id
      and b.run_id = @run_id
      and b.by = @by
)
select * from final;
