-- Has the tenant anything whose day was told in its time zone?
-- Grain: one row.
-- Parameters: @tenant_id.
select
    exists (select 1 from order_lines as l where l.tenant_id = @tenant_id)
    or exists (select 1 from events as e where e.tenant_id = @tenant_id)
    or exists (
        select 1 from order_heads as h where h.tenant_id = @tenant_id and h.order_date is not null
    )
    or exists (
        select 1 from customers as c where c.tenant_id = @tenant_id and c.registered_on is not null
    )
