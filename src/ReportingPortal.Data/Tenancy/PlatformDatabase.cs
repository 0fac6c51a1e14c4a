using Npgsql;

namespace ReportingPortal.Data.Tenancy;

/// <summary>
/// The named path across tenants, under the role that bypasses row-level security: schedulers and the platform
/// administrator's pages only. Changes made through it are written to platform_audit by the caller.
/// </summary>
public sealed class PlatformDatabase(PortalDataSources sources)
{
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken ct) => sources.Platform.OpenConnectionAsync(ct);

    /// <summary>Writes one line of the audit, in the caller's transaction if it has one.</summary>
    public static async Task AuditAsync(
        NpgsqlConnection connection, DateTimeOffset at, Guid? actor, string action, int? subjectTenantId, string detail, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into platform_audit (happened_at, actor_user_id, action, subject_tenant_id, detail)
            values ($1, $2, $3, $4, $5)
            """,
            connection);
        command.Parameters.AddWithValue(at.ToUniversalTime());
        command.Parameters.AddWithValue((object?)actor ?? DBNull.Value);
        command.Parameters.AddWithValue(action);
        command.Parameters.AddWithValue((object?)subjectTenantId ?? DBNull.Value);
        command.Parameters.AddWithValue(detail);
        await command.ExecuteNonQueryAsync(ct);
    }
}
