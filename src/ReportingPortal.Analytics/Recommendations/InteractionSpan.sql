-- From when to when did known customers look at, put in the cart or buy products?
-- Grain: one row; nulls where there is nothing.
-- Parameters: @tenant_id; @view, @cart: those types of event; @sale: that kind of line.
with seen as (
    select
        min(e.occurred_at) as first_at,
        max(e.occurred_at) as last_at
    from events as e
    where e.tenant_id = @tenant_id
      and e.event_type in (@view, @cart)
      and e.customer_id is not null
      and e.product_id is not null
),
sold as (
    select
        min(l.ordered_at) as first_at,
        max(l.ordered_at) as last_at
    from order_lines as l
    where l.tenant_id = @tenant_id
      and l.customer_id is not null
      and l.is_valid
      and l.kind = @sale
      and l.product_id <> 'unknown'
),
final as (
    select
        least(s.first_at, b.first_at) as first_at,
        greatest(s.last_at, b.last_at) as last_at
    from seen as s
    cross join sold as b
)
select * from final;
