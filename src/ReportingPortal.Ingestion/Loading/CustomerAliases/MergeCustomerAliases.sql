-- Takes new and changed aliases over, in the order of their key.
-- Grain: one row per alias_id.
-- Parameters: @tenant_id, @upload_id.
insert into customer_aliases (
    tenant_id, alias_id, customer_id, region, upload_id, row_number, row_hash
)
select
    @tenant_id, alias_id, customer_id, region, @upload_id, row_number, row_hash
from incoming_customer_aliases
where version = 1 and known_hash is distinct from row_hash
order by alias_id
on conflict (tenant_id, alias_id) do update set
    customer_id = excluded.customer_id,
    region = excluded.region,
    upload_id = excluded.upload_id,
    row_number = excluded.row_number,
    row_hash = excluded.row_hash
where customer_aliases.row_hash is distinct from excluded.row_hash
