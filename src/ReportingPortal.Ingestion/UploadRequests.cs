using Npgsql;
using NpgsqlTypes;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Ingestion.Storing;

namespace ReportingPortal.Ingestion;

/// <summary>
/// What people and programs ask of an upload beyond reading it: each request is one step of its state, taken at once and by
/// whoever asks first. The caller starts the job that carries it out.
/// </summary>
public sealed class UploadRequests(CurrentTenant tenant, PortalDataSources sources, TimeProvider clock)
{
    /// <summary>Has a failed, cancelled or undone upload read once more; the caller starts the job. False for any other.</summary>
    public async Task<bool> ReceiveAgainAsync(Guid uploadId, CancellationToken ct)
        => await ChangeAsync(
            """
            update uploads
            set status = 1, attempts = 0, bytes_read = 0, rows_read = 0, error = null, finished_at = null, preview = null
            where tenant_id = $1 and upload_id = $2 and status in (5, 6, 9)
            """,
            uploadId, [], ct);

    /// <summary>Takes a person's word for an upload that asked; the caller starts the job. False when it no longer asks.</summary>
    public async Task<bool> ConfirmAsync(Guid uploadId, Guid? confirmedBy, CancellationToken ct)
        => await ChangeAsync(
            """
            update uploads
            set status = 1, attempts = 0, bytes_read = 0, asks_first = false, preview = null, finished_at = null, confirmed_at = $3, confirmed_by = $4
            where tenant_id = $1 and upload_id = $2 and status = 7
            """,
            uploadId, [new() { Value = clock.GetUtcNow() }, UserParameter(confirmedBy)], ct);

    /// <summary>Asks that a loaded upload be undone; the caller starts the job. False when it is not loaded.</summary>
    public async Task<bool> RequestUndoAsync(Guid uploadId, Guid? undoneBy, CancellationToken ct)
        => await ChangeAsync(
            """
            update uploads set status = 8, stage = null, error = null, attempts = 0, bytes_read = 0, undone_by = $3
            where tenant_id = $1 and upload_id = $2 and status = 4 and members = 0
            """,
            uploadId, [UserParameter(undoneBy)], ct);

    /// <summary>
    /// Says that what an undo would change is being worked out; the caller starts the job. False when the upload is not
    /// loaded, and when it is being worked out already or known for this state of the data.
    /// </summary>
    /// <param name="dataVersion">The state of the data it is asked for.</param>
    /// <param name="again">Whatever is known or under way.</param>
    public async Task<bool> RequestUndoPreviewAsync(Guid uploadId, long dataVersion, bool again, CancellationToken ct)
        => await ChangeAsync(
            """
            update uploads set stage = 'Waiting to be worked out', error = null, bytes_read = 0
            where tenant_id = $1 and upload_id = $2 and status = 4 and members = 0
                and ($4 or (stage is null and (preview->>'is_undo' = 'true' and (preview->>'data_version')::bigint = $3) is not true))
            """,
            uploadId, [new() { Value = dataVersion }, new() { Value = again }], ct);

    /// <summary>
    /// Asks that what is done with an upload be given up: one that waits at once, one that runs before it becomes visible; an
    /// undo leaves it loaded. False when it is done already.
    /// </summary>
    public async Task<bool> CancelAsync(Guid uploadId, CancellationToken ct)
        => await ChangeAsync(
            """
            update uploads
            set status = case when status = 8 then 4 else 6 end, stage = null, expected_finish_at = null, preview = null,
                finished_at = case when status = 8 then finished_at else $3 end, undone_by = null
            where tenant_id = $1 and upload_id = $2 and status in (1, 2, 3, 7, 8)
            """,
            uploadId, [new() { Value = clock.GetUtcNow() }], ct);

    private async Task<bool> ChangeAsync(string statement, Guid uploadId, NpgsqlParameter[] parameters, CancellationToken ct)
    {
        await using var unit = await TenantConnection.BeginAsync(sources, tenant.TenantId, ct);
        await using var command = unit.Command(statement, tenant.TenantId, uploadId);
        command.Parameters.AddRange(parameters);
        var changed = await command.ExecuteNonQueryAsync(ct) == 1;
        await unit.CommitAsync(ct);
        return changed;
    }

    private static NpgsqlParameter UserParameter(Guid? userId) => new() { Value = (object?)userId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };
}
