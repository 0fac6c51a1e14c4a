-- Who bought what when, in some months (D11)?
-- Grain: one row per month, its valid sale lines packed side by side; guests have an empty id.
-- Parameters: @tenant_id; @months: their first days; @sale, @purchase: kind of line, of act.
with final as (
    select
        m.month,
        a.customer_ids,
        a.product_ids,
        a.seconds,
        a.days,
        a.kinds
    from unnest(@months::date[]) as m (month)
    cross join lateral (
        select
            coalesce(array_agg(coalesce(l.customer_id, '')), '{}') as customer_ids,
            coalesce(array_agg(l.product_id), '{}') as product_ids,
            coalesce(
                array_agg(
                    floor(
                        extract(
                            epoch from l.ordered_at - (m.month::timestamp at time zone 'UTC')
                        )
                    )::int4
                ),
                '{}'
            ) as seconds,
            coalesce(array_agg(extract(day from l.order_date)::int2), '{}') as days,
            coalesce(array_agg(@purchase::int2), '{}') as kinds
        from order_lines as l
        where l.tenant_id = @tenant_id
          and l.order_date >= m.month
          and l.order_date < (m.month + interval '1 month')::date
          and l.is_valid
          and l.kind = @sale
          and l.product_id <> 'unknown'
    ) as a
)
select month, customer_ids, product_ids, seconds, days, kinds from final;
