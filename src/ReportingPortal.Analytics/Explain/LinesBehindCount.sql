-- How many order lines make up a figure of a period? Counted no further than asked: a million is not counted for a page.
-- Grain: one row: the lines found, and whether these are all.
-- Parameters: those of LinesBehind without its page; @most: where counting stops; @scan: how many lines of the
--     period, the newest days first, are looked at.
with scanned as (
    select
        l.product_id,
        l.customer_id,
        l.region,
        l.category,
        l.kind,
        l.is_valid
    from order_lines as l
    where l.tenant_id = @tenant_id
      and l.order_date >= @from and l.order_date < @to
    order by l.order_date desc
    limit @scan
),
found as (
    select 1 as line
    from scanned as l
    left join customers as c
        on c.tenant_id = @tenant_id
        and c.customer_id = l.customer_id
    left join products as p
        on p.tenant_id = @tenant_id
        and p.product_id = l.product_id
    where l.is_valid
      and l.kind = any(@kinds::smallint[])
      and (not @with_customer or l.customer_id is not null)
      and (@region is null or coalesce(l.region, c.region, 'Unknown') = @region)
      and (@category is null or coalesce(l.category, p.category, 'Unknown') = @category)
      and (
        @group::text is null
        or l.customer_id in (
            select s.customer_id
            from rfm_scores as s
            where s.tenant_id = @tenant_id
              and s.run_id = @run_id
              and s.rfm_group = @group
        )
      )
    limit @most
),
counted as (
    select count(*)::int as rows from found
)
select
    n.rows,
    n.rows < @most and not exists (
        select 1
        from order_lines as l
        where l.tenant_id = @tenant_id
          and l.order_date >= @from and l.order_date < @to
        offset @scan
    ) as is_whole
from counted as n;
