-- Who looked at what, or put it in the cart, since when and at which moments (D11)?
-- Grain: one row per customer × product × type of event; all visitors without an id are one.
-- Parameters: @tenant_id; @view, @cart: those types of event; @until: the last day.
with final as (
    select
        e.customer_id,
        e.product_id,
        e.event_type,
        min(e.event_date) as first_on,
        array_agg(e.occurred_at) as moments
    from events as e
    where e.tenant_id = @tenant_id
      and e.event_type in (@view, @cart)
      and e.product_id is not null
      and e.event_date <= @until
    group by e.customer_id, e.product_id, e.event_type
)
select customer_id, product_id, event_type, first_on, moments from final;
