-- How much has each customer to do with which products, now and as it was before the cut (D11)?
-- Grain: one row per customer with an interaction; products, weights and purchases packed side by side.
-- Parameters: @tenant_id; @view, @cart, @sale: types of event, kind of line; @view_weight, @cart_weight,
--     @purchase_weight; @half_life: in days, null for weights that don't fade; @last_at; @cut_at.
with acts as (
    select
        e.customer_id,
        e.product_id,
        e.occurred_at as acted_at,
        case
            when e.event_type = @view then @view_weight::float8 else @cart_weight::float8
        end as weight,
        false as is_purchase
    from events as e
    where e.tenant_id = @tenant_id
      and e.event_type in (@view, @cart)
      and e.customer_id is not null
      and e.product_id is not null
    union all
    select
        l.customer_id,
        l.product_id,
        l.ordered_at,
        @purchase_weight::float8,
        true
    from order_lines as l
    where l.tenant_id = @tenant_id
      and l.customer_id is not null
      and l.is_valid
      and l.kind = @sale
      and l.product_id <> 'unknown'
),
faded as (
    select
        a.customer_id,
        a.product_id,
        a.acted_at,
        a.is_purchase,
        case
            when @half_life::float8 is null then a.weight
            else a.weight * power(
                0.5::float8, extract(epoch from @last_at - a.acted_at)::float8 / (86400 * @half_life::float8)
            )
        end as weight
    from acts as a
),
pairs as (
    select
        f.customer_id,
        f.product_id,
        sum(f.weight) as weight,
        coalesce(sum(f.weight) filter (where f.acted_at < @cut_at), 0) as early_weight,
        min(f.acted_at) filter (where f.is_purchase) as bought_at
    from faded as f
    group by f.customer_id, f.product_id
),
final as (
    select
        p.customer_id,
        array_agg(p.product_id) as product_ids,
        array_agg(p.weight::float4) as weights,
        array_agg(p.early_weight::float4) as early_weights,
        array_agg(
            case when p.bought_at is null then 0 when p.bought_at < @cut_at then 1 else 2 end::int2
        ) as bought
    from pairs as p
    group by p.customer_id
)
select * from final;
