-- Keeps what an upload's rows name, so that an undo of another one need not read it for nothing.
-- Grain: one row per upload and part.
-- Parameters: @tenant_id, @upload_id, @part, @format, @keys, @hashes (null: too many).
insert into upload_keys (tenant_id, upload_id, part, format, keys, hashes)
values (@tenant_id, @upload_id, @part, @format, @keys, @hashes)
on conflict (tenant_id, upload_id, part) do update set
    format = excluded.format,
    keys = excluded.keys,
    hashes = excluded.hashes
