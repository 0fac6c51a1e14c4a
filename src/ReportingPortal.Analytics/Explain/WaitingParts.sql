-- How many parts of orders wait for another file? The conditions are those of QualityPartRows.
-- Grain: one row.
-- Parameters: @tenant_id, @upload_id (null: all), @finding.
with items as (
    select i.upload_id
    from order_items as i
    where i.tenant_id = @tenant_id
      and @finding = 'waiting_for_order'
      and not exists (
          select 1 from order_heads as h
          where h.tenant_id = @tenant_id and h.order_id = i.order_id
      )
      and not exists (
          select 1 from order_lines as l
          where l.tenant_id = @tenant_id and l.order_id = i.order_id
      )
),
heads as (
    select h.upload_id
    from order_heads as h
    where h.tenant_id = @tenant_id
      and case @finding
          when 'waiting_for_items' then
              not exists (
                  select 1 from order_items as i
                  where i.tenant_id = @tenant_id and i.order_id = h.order_id
              )
              and not exists (
                  select 1 from order_lines as l
                  where l.tenant_id = @tenant_id and l.order_id = h.order_id
              )
          when 'waiting_for_customer' then
              h.customer_alias is not null
              and not exists (
                  select 1 from customer_aliases as a
                  where a.tenant_id = @tenant_id and a.alias_id = h.customer_alias
              )
          else false
      end
),
waiting as (
    select i.upload_id from items as i
    union all
    select h.upload_id from heads as h
)
select count(*) as rows
from waiting as w
where @upload_id::uuid is null or w.upload_id = @upload_id
