using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReportingPortal.Data.Tenancy;

/// <summary>
/// Carries the tenant to row-level security: each transaction begins with SET LOCAL, the one form that also reaches the
/// nodes of a cluster and that no pooled connection can leak. Without a tenant nothing is set and no tenant row is seen.
/// </summary>
public sealed class TenantTransactionInterceptor : DbTransactionInterceptor
{
    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        if (SetLocal(connection, eventData, result) is { } command)
        {
            using (command)
            {
                command.ExecuteNonQuery();
            }
        }

        return result;
    }

    public override async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        if (SetLocal(connection, eventData, result) is { } command)
        {
            await using (command)
            {
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }

        return result;
    }

    private static DbCommand? SetLocal(DbConnection connection, TransactionEndEventData eventData, DbTransaction transaction)
    {
        if (eventData.Context is not ReportingDbContext { TenantId: > 0 } context)
        {
            return null;
        }

        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = TenantSetting.SetLocal(context.TenantId);
        return command;
    }
}

/// <summary>The statement row-level security listens to. SET takes no parameters, so it is written from a typed value.</summary>
public static class TenantSetting
{
    public static string SetLocal(int tenantId)
        => string.Create(CultureInfo.InvariantCulture, $"set local app.tenant_id = '{tenantId}'");
}
