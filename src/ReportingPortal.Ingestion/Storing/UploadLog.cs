using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using ReportingPortal.Data;
using ReportingPortal.Ingestion.Mapping;

namespace ReportingPortal.Ingestion.Storing;

/// <summary>
/// Writes what happens to an upload on connections of its own, so that others see it while the work's transaction is open.
/// Every statement leaves an upload alone that is no longer worked on: somebody cancelled it, or another process finished it.
/// </summary>
internal sealed class UploadLog(PortalDataSources sources, TimeProvider clock, int tenantId, Guid uploadId, UploadTask task)
{
    public UploadTask Task => task;

    /// <summary>Marks the upload running; false when it is not one to run.</summary>
    public Task<bool> BeginAsync(CancellationToken ct)
        => WriteAsync(
            """
            update uploads
            set status = 2, attempts = attempts + 1, started_at = $3, finished_at = null, error = null, preview = null, bytes_read = 0,
                rows_read = 0, expected_finish_at = null, stage = 'Looking at the file'
            where tenant_id = $1 and upload_id = $2 and status in (1, 2, 5)
            """,
            [Parameter(clock.GetUtcNow())], ct);

    /// <summary>Counts another attempt at an undo that was asked for; false when it no longer is.</summary>
    public Task<bool> BeginUndoAsync(CancellationToken ct)
        => WriteAsync(
            """
            update uploads set attempts = attempts + 1, error = null, expected_finish_at = null, stage = 'Reading the file again'
            where tenant_id = $1 and upload_id = $2 and status = $3
            """,
            [During], ct);

    /// <summary>Gives work up under which the process died too often; false for all other work.</summary>
    public Task<bool> GiveUpAsync(int attempts, CancellationToken ct)
        => WriteAsync(
            """
            update uploads set status = $4, stage = null, error = $5, finished_at = coalesce(finished_at, $6)
            where tenant_id = $1 and upload_id = $2 and status = $3 and attempts >= $7
            """,
            [
                During, Parameter((short)task.Failed),
                Parameter($"The portal ended {attempts} times while it read this file. {task.Undone} Ask your administrator, or send the file in smaller parts."),
                Parameter(clock.GetUtcNow()), Parameter(attempts),
            ],
            ct);

    /// <summary>What the file turned out to be.</summary>
    public Task<bool> DescribeAsync(Layout layout, CancellationToken ct)
        => WriteAsync(
            """
            update uploads set dialect = $4, source_columns = $5, mapping = $6, preset = $7, kind = $8, mapping_remembered_since = $9,
                corrects_upload_id = coalesce($10, corrects_upload_id)
            where tenant_id = $1 and upload_id = $2 and status = $3
            """,
            [
                During,
                Json(layout.Dialect.ToJson()),
                Parameter(layout.Dialect.Columns.Select(column => column.Name).ToArray()),
                Json(JsonSerializer.Serialize(layout.Mapping)),
                new() { Value = (object?)layout.Preset?.Name ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                Parameter((short)layout.Kind),
                new() { Value = (object?)layout.RememberedSince?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                new() { Value = (object?)layout.Corrects ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            ],
            ct);

    /// <summary>Stops and asks a person; the mapping written by <see cref="DescribeAsync"/> is the suggestion.</summary>
    public Task<bool> AskAsync(string question, CancellationToken ct)
        => WriteAsync(
            "update uploads set status = 3, stage = null, error = $4 where tenant_id = $1 and upload_id = $2 and status = $3",
            [During, Parameter(question)], ct);

    /// <summary>Shows a person what loading the file would change, and waits for a word.</summary>
    public Task<bool> AskToConfirmAsync(string preview, long rowsRead, CancellationToken ct)
        => WriteAsync(
            """
            update uploads
            set status = 7, stage = null, expected_finish_at = null, preview = $4, rows_read = $5, bytes_read = byte_size, finished_at = $6
            where tenant_id = $1 and upload_id = $2 and status = $3
            """,
            [During, Json(preview), Parameter(rowsRead), Parameter(clock.GetUtcNow())], ct);

    /// <summary>Keeps what an undo would change beside the upload, which stays as it is.</summary>
    public Task<bool> KeepPreviewAsync(string preview, CancellationToken ct)
        => WriteAsync(
            "update uploads set preview = $4, stage = null, error = null, expected_finish_at = null where tenant_id = $1 and upload_id = $2 and status = $3",
            [During, Json(preview)], ct);

    public Task<bool> FailAsync(string message, CancellationToken ct)
        => WriteAsync(
            """
            update uploads
            set status = $4, stage = null, expected_finish_at = null, error = $5, finished_at = coalesce(finished_at, $6)
            where tenant_id = $1 and upload_id = $2 and status = $3
            """,
            [During, Parameter((short)task.Failed), Parameter(message), Parameter(clock.GetUtcNow())], ct);

    /// <summary>Puts interrupted work back, to be taken up again. An orderly end is no attempt: what is counted are deaths.</summary>
    public Task<bool> PutBackAsync(CancellationToken ct)
        => WriteAsync(
            """
            update uploads set status = $4, stage = null, expected_finish_at = null, attempts = greatest(attempts - 1, 0)
            where tenant_id = $1 and upload_id = $2 and status = $3
            """,
            [During, Parameter((short)task.Waiting)], ct);

    /// <summary>False when the upload is no longer worked on.</summary>
    public bool Progress(WorkDone done)
    {
        using var unit = TenantConnection.Begin(sources, tenantId);
        using var command = unit.Command(
            """
            update uploads
            set stage = $4, bytes_read = $5, rows_read = case when $6 then $7 else rows_read end, expected_finish_at = $8
            where tenant_id = $1 and upload_id = $2 and status = $3
            """,
            tenantId, uploadId, (short)task.During, done.Stage, done.Bytes, task == UploadTask.Load, done.Rows);
        command.Parameters.Add(new() { Value = (object?)done.ExpectedFinishAt ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        var isRunning = command.ExecuteNonQuery() == 1;
        unit.Commit();
        return isRunning;
    }

    /// <summary>Whether a person cancelled the work meanwhile.</summary>
    public async Task<bool> IsCancelledAsync(CancellationToken ct)
    {
        await using var unit = await TenantConnection.BeginAsync(sources, tenantId, ct);
        await using var command = unit.Command(
            "select exists (select 1 from uploads where tenant_id = $1 and upload_id = $2 and status = $3)", tenantId, uploadId, (short)task.Cancelled);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private NpgsqlParameter During => Parameter((short)task.During);

    private async Task<bool> WriteAsync(string statement, NpgsqlParameter[] parameters, CancellationToken ct)
    {
        await using var unit = await TenantConnection.BeginAsync(sources, tenantId, ct);
        await using var command = unit.Command(statement, tenantId, uploadId);
        command.Parameters.AddRange(parameters);
        var isWritten = await command.ExecuteNonQueryAsync(ct) == 1;
        await unit.CommitAsync(ct);
        return isWritten;
    }

    private static NpgsqlParameter Parameter(object value) => new() { Value = value };

    private static NpgsqlParameter Json(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Jsonb };
}

/// <summary>How far work on an upload is.</summary>
/// <param name="Bytes">Of the file as received.</param>
/// <param name="ExpectedFinishAt">Null while nothing is known yet.</param>
internal readonly record struct WorkDone(string Stage, long Bytes, long Rows, DateTimeOffset? ExpectedFinishAt);
