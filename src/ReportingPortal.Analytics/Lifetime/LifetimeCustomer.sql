-- What has one customer brought, and what is expected of them?
-- Grain: one row; none when the customer has not ordered.
-- Parameters: @tenant_id; @run_id; @customer_id.
with packed as (
    select
        c.run_id,
        c.pack_number,
        array_position(c.customer_ids, @customer_id::text) as place
    from customer_packs as c
    where c.tenant_id = @tenant_id
      and c.run_id = @run_id
      and c.first_id collate "C" <= @customer_id
      and c.last_id collate "C" >= @customer_id
),
final as (
    select
        @customer_id::text as customer_id,
        coalesce(nullif(s.name, ''), c.name) as name,
        v.orders[p.place] as orders,
        v.historic[p.place] * 0.0001 as historic,
        v.frequency[p.place] as frequency,
        v.recency_days[p.place] as recency_days,
        v.age_days[p.place] as age_days,
        v.mean_value[p.place] as mean_value,
        v.probability_alive[p.place] as probability_alive,
        v.expected_purchases[p.place] as expected_purchases,
        v.expected_value[p.place] * 0.0001 as expected_value,
        v.clv[p.place] * 0.0001 as clv
    from packed as p
    join lifetime_packs as v
        on v.tenant_id = @tenant_id
        and v.run_id = p.run_id
        and v.pack_number = p.pack_number
    left join customer_summary as s
        on s.tenant_id = @tenant_id
        and s.customer_id = @customer_id
    left join customers as c
        on c.tenant_id = @tenant_id
        and c.customer_id = @customer_id
    where v.orders[p.place] > 0
)
select * from final;
