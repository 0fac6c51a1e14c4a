using Npgsql;
using ReportingPortal.Data;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>
/// The role that may copy rows into a tenant's tables, taken on for one COPY at a time: COPY under row-level security is
/// refused. It passes the policies and can do nothing but this: it may not write tenant_id, which the column itself takes
/// from the setting that the policies look at too.
/// </summary>
internal static class LoaderRole
{
    public static Task TakeOnAsync(NpgsqlConnection connection, CancellationToken ct) => SetAsync(connection, DatabaseLogins.LoaderRole, ct);

    public static Task PutOffAsync(NpgsqlConnection connection, CancellationToken ct) => SetAsync(connection, "none", ct);

    private static async Task SetAsync(NpgsqlConnection connection, string role, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"set local role {role}", connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
