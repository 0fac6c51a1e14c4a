using Npgsql;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Ingestion.Storing;

/// <summary>
/// A connection and transaction of a tenant's own, beside the unit of work: file pieces are read while a load is being
/// written, and progress is seen while nothing of the load is.
/// </summary>
internal sealed class TenantConnection : IAsyncDisposable, IDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private TenantConnection(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        this.connection = connection;
        this.transaction = transaction;
    }

    public static async Task<TenantConnection> BeginAsync(PortalDataSources sources, int tenantId, CancellationToken ct)
    {
        var connection = await sources.App.OpenConnectionAsync(ct);
        try
        {
            var begun = new TenantConnection(connection, await connection.BeginTransactionAsync(ct));
            await using var setting = begun.Command(TenantSetting.SetLocal(tenantId));
            await setting.ExecuteNonQueryAsync(ct);
            return begun;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public static TenantConnection Begin(PortalDataSources sources, int tenantId)
    {
        var connection = sources.App.OpenConnection();
        try
        {
            var begun = new TenantConnection(connection, connection.BeginTransaction());
            using var setting = begun.Command(TenantSetting.SetLocal(tenantId));
            setting.ExecuteNonQuery();
            return begun;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public NpgsqlCommand Command(string text, params ReadOnlySpan<object> parameters)
    {
        var command = new NpgsqlCommand(text, connection, transaction);
        foreach (var parameter in parameters)
        {
            command.Parameters.AddWithValue(parameter);
        }

        return command;
    }

    public void Commit() => transaction.Commit();

    public Task CommitAsync(CancellationToken ct) => transaction.CommitAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    public void Dispose()
    {
        transaction.Dispose();
        connection.Dispose();
    }
}
