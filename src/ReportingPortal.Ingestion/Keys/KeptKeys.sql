-- What do the rows of some uploads name? Parts whose keys were too many, or kept in another way, are left out.
-- Grain: one row per upload and part.
-- Parameters: @tenant_id, @upload_ids, @format.
select k.upload_id, k.part, k.keys, k.hashes
from upload_keys as k
where k.tenant_id = @tenant_id
    and k.upload_id = any(@upload_ids)
    and k.format = @format
    and k.hashes is not null
order by k.upload_id, k.part
