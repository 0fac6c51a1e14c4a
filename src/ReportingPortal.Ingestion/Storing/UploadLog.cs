using Npgsql;
using NpgsqlTypes;
using ReportingPortal.Data;
using ReportingPortal.Ingestion.Mapping;

namespace ReportingPortal.Ingestion.Storing;

/// <summary>
/// Writes what happens to an upload on connections of its own, so that others see it while the load's transaction is open.
/// Every statement leaves an upload alone that is no longer running: somebody cancelled it, or another process finished it.
/// </summary>
internal sealed class UploadLog(PortalDataSources sources, TimeProvider clock, int tenantId, Guid uploadId)
{
    /// <summary>Marks the upload running; false when it is not one to run.</summary>
    public async Task<bool> BeginAsync(CancellationToken ct)
        => await WriteAsync(
            """
            update uploads
            set status = 2, attempts = attempts + 1, started_at = $3, finished_at = null, error = null, bytes_read = 0, stage = 'Looking at the file'
            where tenant_id = $1 and upload_id = $2 and status in (1, 2, 5)
            """,
            [Parameter(clock.GetUtcNow())], ct);

    /// <summary>Fails an upload whose process died too often under it; false for all others.</summary>
    public async Task<bool> GiveUpAsync(int attempts, CancellationToken ct)
        => await WriteAsync(
            """
            update uploads set status = 5, stage = null, error = $3, finished_at = $4
            where tenant_id = $1 and upload_id = $2 and status = 2 and attempts >= $5
            """,
            [
                Parameter($"The portal ended {attempts} times while it read this file. Nothing of the file was taken over. Upload it in smaller parts, or ask your administrator."),
                Parameter(clock.GetUtcNow()),
                Parameter(attempts),
            ],
            ct);

    /// <summary>What the file turned out to be.</summary>
    public async Task DescribeAsync(Layout layout, CancellationToken ct)
        => await WriteAsync(
            """
            update uploads set dialect = $3, source_columns = $4, mapping = $5, preset = $6, kind = $7
            where tenant_id = $1 and upload_id = $2 and status = 2
            """,
            [
                Json(layout.Dialect.ToJson()),
                Parameter(layout.Dialect.Columns.Select(column => column.Name).ToArray()),
                Json(System.Text.Json.JsonSerializer.Serialize(layout.Mapping)),
                new() { Value = (object?)layout.Preset?.Name ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                Parameter((short)layout.Kind),
            ],
            ct);

    /// <summary>Stops and asks a person; the mapping written by <see cref="DescribeAsync"/> is the suggestion.</summary>
    public async Task AskAsync(string question, CancellationToken ct)
        => await WriteAsync(
            "update uploads set status = 3, stage = null, error = $3 where tenant_id = $1 and upload_id = $2 and status = 2",
            [Parameter(question)], ct);

    public async Task FailAsync(string message, CancellationToken ct)
        => await WriteAsync(
            "update uploads set status = 5, stage = null, error = $3, finished_at = $4 where tenant_id = $1 and upload_id = $2 and status = 2",
            [Parameter(message), Parameter(clock.GetUtcNow())], ct);

    /// <summary>Puts an interrupted upload back, to be run again. An orderly end is no attempt: what is counted are deaths.</summary>
    public async Task PutBackAsync(CancellationToken ct)
        => await WriteAsync(
            "update uploads set status = 1, stage = null, attempts = attempts - 1 where tenant_id = $1 and upload_id = $2 and status = 2", [], ct);

    /// <summary>False when the upload no longer runs.</summary>
    public bool Progress(string stage, long bytesRead)
    {
        using var unit = TenantConnection.Begin(sources, tenantId);
        using var command = unit.Command(
            "update uploads set stage = $3, bytes_read = $4 where tenant_id = $1 and upload_id = $2 and status = 2",
            tenantId, uploadId, stage, bytesRead);
        var isRunning = command.ExecuteNonQuery() == 1;
        unit.Commit();
        return isRunning;
    }

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
