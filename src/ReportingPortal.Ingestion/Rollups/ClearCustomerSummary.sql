-- Removes touched customers who have no sales or returns left.
-- Grain: one row per customer.
-- Parameters: @tenant_id.
delete from customer_summary as s
using touched_customers as t
where s.tenant_id = @tenant_id
    and s.customer_id = t.customer_id
    and s.customer_id not in (select h.customer_id from customer_histories as h)
