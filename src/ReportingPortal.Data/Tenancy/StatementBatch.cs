using System.Collections.Concurrent;
using System.Data.Common;
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
    public Task<IReadOnlyList<T>> NextAsync<T>(CancellationToken ct) => NextAsync(() => reader.GetRowParser<T>(), ct);

    /// <summary>The one row of the next statement, or null.</summary>
    public async Task<T?> NextSingleOrDefaultAsync<T>(CancellationToken ct) => (await NextAsync<T>(ct)).SingleOrDefault();

    /// <summary>The one row of the next statement as two records, the second of the columns from <paramref name="splitOn"/> on; or null.</summary>
    public async Task<(T First, TNext Next)?> NextSingleOrDefaultAsync<T, TNext>(string splitOn, CancellationToken ct)
    {
        var rows = await NextAsync<(T, TNext)?>(
            () =>
            {
                var split = reader.GetOrdinal(splitOn);
                var (parse, parseNext) = (reader.GetRowParser<T>(length: split), reader.GetRowParser<TNext>(startIndex: split));
                return row => (parse(row), parseNext(row));
            },
            ct);
        return rows.SingleOrDefault();
    }

    private async Task<IReadOnlyList<T>> NextAsync<T>(Func<Func<DbDataReader, T>> parserOf, CancellationToken ct)
    {
        if (isBegun && !await reader.NextResultAsync(ct))
        {
            throw new InvalidOperationException("All statements of the batch are read.");
        }

        isBegun = true;
        var rows = new List<T>();
        for (var parse = parserOf(); await reader.ReadAsync(ct);)
        {
            rows.Add(parse(reader));
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        await batch.DisposeAsync();
    }
}
