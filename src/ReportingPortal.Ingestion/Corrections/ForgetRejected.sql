-- Forgets what was rejected when an upload was loaded the last time: it is read once more.
-- Grain: one row per rejected row.
-- Parameters: @tenant_id, @upload_id.
delete from rejected_rows where tenant_id = @tenant_id and upload_id = @upload_id
