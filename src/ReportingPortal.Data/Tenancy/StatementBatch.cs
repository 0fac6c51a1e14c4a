using System.Collections.Concurrent;
using System.Reflection;
using Dapper;
using Npgsql;
using ReportingPortal.Data.Sql;

namespace ReportingPortal.Data.Tenancy;

/// <summary>
/// Statements that look things up by key, sent together and answered in one round trip. Each is prepared: a connection of the pool has it
/// parsed and planned once, which is most of what so small a statement costs. From the sixth time on the server plans for any values, so
/// statements whose best plan hangs on the values (periods, optional filters) are none for here.
/// </summary>
public sealed class StatementBatch : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    private readonly NpgsqlBatch batch;
    private readonly NpgsqlDataReader reader;
    private bool isBegun;

    private StatementBatch(NpgsqlBatch batch, NpgsqlDataReader reader) => (this.batch, this.reader) = (batch, reader);

    /// <param name="connection">Open, and free until the batch is disposed of.</param>
    /// <param name="tenantId">@tenant_id; null where the tenant is what is asked for. All other statements go through <see cref="TenantSession.AskAsync"/>.</param>
    /// <param name="parameters">None is null. Each statement takes those it names.</param>
    public static async Task<StatementBatch> SendAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, int? tenantId, IEnumerable<SqlFile> statements, object parameters, CancellationToken ct)
    {
        var batch = new NpgsqlBatch(connection, transaction);
        try
        {
            foreach (var statement in statements)
            {
                var command = new NpgsqlBatchCommand(statement.Text);
                if (tenantId is { } tenant)
                {
                    command.Parameters.AddWithValue("tenant_id", tenant);
                }

                foreach (var property in Properties.GetOrAdd(parameters.GetType(), type => type.GetProperties()))
                {
                    command.Parameters.AddWithValue(property.Name, property.GetValue(parameters)!);
                }

                batch.BatchCommands.Add(command);
            }

            await batch.PrepareAsync(ct);
            return new StatementBatch(batch, await batch.ExecuteReaderAsync(ct));
        }
        catch
        {
            await batch.DisposeAsync();
            throw;
        }
    }

    /// <summary>All rows of the next statement, in the order they were given.</summary>
    /// <typeparam name="T">A record whose parameters match the columns without underscores.</typeparam>
    public async Task<IReadOnlyList<T>> NextAsync<T>(CancellationToken ct)
    {
        if (isBegun && !await reader.NextResultAsync(ct))
        {
            throw new InvalidOperationException("All statements of the batch are read.");
        }

        isBegun = true;
        var rows = new List<T>();
        for (var parse = reader.GetRowParser<T>(); await reader.ReadAsync(ct);)
        {
            rows.Add(parse(reader));
        }

        return rows;
    }

    /// <summary>The one row of the next statement, or null.</summary>
    public async Task<T?> NextSingleOrDefaultAsync<T>(CancellationToken ct) => (await NextAsync<T>(ct)).SingleOrDefault();

    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        await batch.DisposeAsync();
    }
}
