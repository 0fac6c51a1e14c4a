using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using ReportingPortal.Data.Sql;

namespace ReportingPortal.Data.Tenancy;

/// <summary>
/// One unit of work of one tenant: one connection and one transaction, shared by EF and hand-written SQL. Reading begins a
/// repeatable-read transaction by itself, so that all figures of a page stand on one state of the data.
/// </summary>
public sealed class TenantSession(ReportingDbContext db, CurrentTenant tenant)
{
    private static readonly TimeSpan LongestStatement = TimeSpan.FromMinutes(10);

    private IDbContextTransaction? reading;

    public ReportingDbContext Db => db;

    public CurrentTenant Tenant => tenant;

    public NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    /// <summary>True inside a transaction that <see cref="BeginWriteAsync"/> began; a read's own does not count.</summary>
    public bool IsWriting => db.Database.CurrentTransaction is { } open && open != reading;

    /// <summary>
    /// Begins a transaction that writes; the caller commits it where it is seen. A read that went before is over then: what
    /// is decided on while writing is read again, in the writing transaction.
    /// </summary>
    public async Task<IDbContextTransaction> BeginWriteAsync(CancellationToken ct)
    {
        if (reading is not null && db.Database.CurrentTransaction == reading)
        {
            await reading.DisposeAsync();
        }

        return await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
    }

    /// <summary>Another unit of work of the same tenant, on a connection of its own. Whoever asked for it disposes of its context.</summary>
    public TenantSession Beside()
        => new(new ReportingDbContext((DbContextOptions<ReportingDbContext>)db.GetService<IDbContextOptions>(), tenant), tenant);

    /// <summary>A name for the state this unit of work reads, on which others can stand for as long as its transaction is open.</summary>
    public async Task<string> ExportSnapshotAsync(CancellationToken ct)
    {
        await EnsureReadAsync(ct);
        return await db.Database.SqlQuery<string>($"select pg_export_snapshot() as \"Value\"").SingleAsync(ct);
    }

    /// <summary>Begins a transaction that writes and reads one state of the data, the one <see cref="ExportSnapshotAsync"/> has named.</summary>
    public async Task<IDbContextTransaction> BeginWriteAtAsync(string snapshot, CancellationToken ct)
    {
        var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await Connection.ExecuteAsync(new CommandDefinition($"set transaction snapshot '{snapshot.Replace("'", "''", StringComparison.Ordinal)}'", cancellationToken: ct));
        return transaction;
    }

    /// <summary>Begins a transaction that only reads, one state of the data, for as long as the caller holds it.</summary>
    public async Task<IDbContextTransaction> BeginReadAsync(CancellationToken ct)
        => reading = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    /// <summary>Makes sure a transaction is open, so that EF queries see the tenant's rows too.</summary>
    public async Task EnsureReadAsync(CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
        {
            await BeginReadAsync(ct);
        }
    }

    /// <summary>Runs a statement; @tenant_id is given by the session. Columns match record parameters without underscores.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(SqlFile sql, object? parameters, CancellationToken ct)
    {
        var rows = await Connection.QueryAsync<T>(await CommandAsync(sql, parameters, ct));
        return rows.AsList();
    }

    /// <summary>As <see cref="QueryAsync"/>, row by row while they arrive; the connection is busy until the last one.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(SqlFile sql, object? parameters, [EnumeratorCancellation] CancellationToken ct)
    {
        var command = await CommandAsync(sql, parameters, ct);
        var rows = Connection.QueryUnbufferedAsync<T>(command.CommandText, command.Parameters, (DbTransaction)command.Transaction!, command.CommandTimeout);
        await foreach (var row in rows.WithCancellation(ct))
        {
            yield return row;
        }
    }

    /// <summary>For hundreds of thousands of rows, each taken where it lies.</summary>
    /// <param name="parameters">Of types that <see cref="SqlLiterals"/> writes into the statement.</param>
    public async Task CopyAsync(SqlFile sql, object? parameters, Action<CopyReader> take, CancellationToken ct)
    {
        await EnsureReadAsync(ct);
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["tenant_id"] = tenant.TenantId };
        foreach (var property in parameters?.GetType().GetProperties() ?? [])
        {
            values.Add(property.Name, property.GetValue(parameters));
        }

        var statement = SqlLiterals.Inline(sql.Text, values).TrimEnd().TrimEnd(';');
        await using var stream = await Connection.BeginRawBinaryCopyAsync($"copy ({statement}) to stdout (format binary)", ct);
        stream.ReadTimeout = (int)LongestStatement.TotalMilliseconds;
        var rows = new CopyReader(stream);
        for (var row = 1; rows.Read(); row++)
        {
            take(rows);
            if (row % 1024 == 0)
            {
                ct.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Saves what was added and lets go of it. Packed rows are large: to keep them tracked is to copy and compare every number in them.</summary>
    public async Task SaveAndForgetAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(acceptAllChangesOnSuccess: false, ct);
        db.ChangeTracker.Clear();
    }

    public async Task<T> QuerySingleAsync<T>(SqlFile sql, object? parameters, CancellationToken ct)
        => await Connection.QuerySingleAsync<T>(await CommandAsync(sql, parameters, ct));

    public async Task<T?> QuerySingleOrDefaultAsync<T>(SqlFile sql, object? parameters, CancellationToken ct)
        => await Connection.QuerySingleOrDefaultAsync<T>(await CommandAsync(sql, parameters, ct));

    /// <summary>Asks for several things found by key at once; the caller reads the answers in the order of the statements, then disposes of them.</summary>
    /// <param name="parameters">None is null; @tenant_id is given by the session.</param>
    public async Task<StatementBatch> AskAsync(IEnumerable<SqlFile> statements, object parameters, CancellationToken ct)
    {
        await EnsureReadAsync(ct);
        var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        return await StatementBatch.SendAsync(Connection, transaction, tenant.TenantId, statements, parameters, ct);
    }

    /// <summary>Runs a statement that writes, inside the transaction begun by <see cref="BeginWriteAsync"/>; returns the rows touched.</summary>
    public async Task<int> ExecuteAsync(SqlFile sql, object? parameters, CancellationToken ct)
        => await Connection.ExecuteAsync(await CommandAsync(sql, parameters, ct));

    /// <summary>
    /// Opens a cursor on a statement, for as long as the transaction: rows can then be fetched a batch at a time, with the
    /// connection free in between. All of them will be fetched, so the plan is chosen for the whole.
    /// </summary>
    public async Task OpenCursorAsync(string name, SqlFile sql, object? parameters, CancellationToken ct)
    {
        await Connection.ExecuteAsync("set local cursor_tuple_fraction = 1");
        await Connection.ExecuteAsync(await CommandAsync($"declare {name} no scroll cursor for {sql.Text}", parameters, ct));
    }

    private Task<CommandDefinition> CommandAsync(SqlFile sql, object? parameters, CancellationToken ct)
        => CommandAsync(sql.Text, parameters, ct);

    private async Task<CommandDefinition> CommandAsync(string text, object? parameters, CancellationToken ct)
    {
        await EnsureReadAsync(ct);
        var all = new DynamicParameters(parameters);
        all.Add("tenant_id", tenant.TenantId);
        return new CommandDefinition(text, all, db.Database.CurrentTransaction!.GetDbTransaction(), commandTimeout: (int)LongestStatement.TotalSeconds, cancellationToken: ct);
    }
}
