-- From which uploads do the order lines of a period come?
-- Grain: one row per upload that has such lines, the first of them by number of rows; with all their number.
-- Parameters: those of LinesBehind without its page; @rows.
with counted as (
    select
        l.upload_id,
        count(*) as rows
    from order_lines as l
    where l.tenant_id = @tenant_id
      and l.order_date >= @from and l.order_date < @to
      and l.is_valid
      and l.kind = any(@kinds::smallint[])
      and (@with_customer::boolean is null or (l.customer_id is not null) = @with_customer)
      and (not @with_cost or l.cost is not null)
      and (not @placed or l.order_id in (
          select o.order_id
          from order_lines as o
          where o.tenant_id = @tenant_id and o.order_date >= @from and o.order_date < @to
            and o.is_valid and o.kind = 1
      ))
      and (@region is null or case when @whole then l.order_id in (
          select o.order_id
          from order_lines as o
          left join customers as c on c.tenant_id = @tenant_id and c.customer_id = o.customer_id
          where o.tenant_id = @tenant_id and o.order_date >= @from and o.order_date < @to
            and o.is_valid and o.kind = any('{1,2}')
          group by o.order_id
          having @region = coalesce(
              min(coalesce(o.region, c.region, 'Unknown') collate "C") filter (where o.kind = 1),
              min(coalesce(o.region, c.region, 'Unknown') collate "C")
          )
      ) else @region = coalesce(l.region, (
          select c.region
          from customers as c
          where c.tenant_id = @tenant_id and c.customer_id = l.customer_id
      ), 'Unknown') end)
      and (@category is null or @category = coalesce(
          case when not @own_category then l.category end,
          (select p.category from products as p
           where p.tenant_id = @tenant_id and p.product_id = l.product_id),
          'Unknown'
      ))
      and (@product::text is null or l.product_id = @product)
      and (@group::text is null or l.customer_id in (
          select s.customer_id
          from rfm_scores as s
          where s.tenant_id = @tenant_id and s.run_id = @run_id and s.rfm_group = @group
      ))
    group by l.upload_id
),
final as (
    select
        n.upload_id,
        u.file_name,
        u.received_at,
        n.rows,
        (count(*) over ())::int as uploads,
        (sum(n.rows) over ())::bigint as all_rows
    from counted as n
    left join uploads as u
        on u.tenant_id = @tenant_id
        and u.upload_id = n.upload_id
)
select * from final order by rows desc, received_at desc, upload_id limit @rows;
