-- What did a run find of one customer: their groups, what they brought and are expected to bring?
-- Grain: one row; none when the run does not know the customer. orders and what follows is null for who has not
--     ordered, what is expected also in a run without forecast.
-- Parameters: @tenant_id; @run_id; @customer_id.
with packed as materialized (
    -- The place is looked for among thousands of ids: once, not for each column that stands on it.
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
        r.recency_days[p.place] as recency_days,
        r.frequency[p.place] as frequency,
        r.monetary[p.place] * 0.0001 as monetary,
        r.scores[p.place] as scores,
        r.groups[p.place] as group_code,
        r.tiers[p.place] as tier_code,
        r.statuses[p.place] as status_code,
        g.rules,
        s.name as segment,
        v.orders[p.place] as orders,
        v.historic[p.place] * 0.0001 as historic,
        v.frequency[p.place] as repeat_days,
        v.recency_days[p.place] as span_days,
        v.age_days[p.place] as age_days,
        case when l.has_forecast then v.probability_alive[p.place] end as probability_alive,
        case when l.has_forecast then v.expected_purchases[p.place] end as expected_purchases,
        case when l.has_forecast then v.expected_value[p.place] * 0.0001 end as expected_value,
        case when l.has_forecast then v.clv[p.place] * 0.0001 end as clv,
        case when l.has_forecast then l.margin end as forecast_margin
    from packed as p
    join rfm_packs as r
        on r.tenant_id = @tenant_id
        and r.run_id = p.run_id
        and r.pack_number = p.pack_number
    left join rfm_models as g
        on g.tenant_id = @tenant_id
        and g.run_id = p.run_id
    left join segment_packs as m
        on m.tenant_id = @tenant_id
        and m.run_id = p.run_id
        and m.pack_number = p.pack_number
    left join segments as s
        on s.tenant_id = @tenant_id
        and s.run_id = p.run_id
        and s.segment_id = m.segment_ids[p.place]
    left join lifetime_models as l
        on l.tenant_id = @tenant_id
        and l.run_id = p.run_id
    left join lifetime_packs as v
        on v.tenant_id = @tenant_id
        and v.run_id = l.run_id
        and v.pack_number = p.pack_number
        and v.orders[p.place] > 0
    where p.place is not null
)
select * from final;
