using Npgsql;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Ingestion.Corrections;
using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Parsing;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>The statements of one load, all in the unit of work's one transaction.</summary>
internal sealed class LoadUnit(TenantSession session, Guid uploadId, DateTimeOffset now, string timeZone)
{
    /// <summary>Rows of a tenant whose tables are as well read whole, however little a file brings: one of its rows may lead to many of theirs.</summary>
    public const long SmallTenant = 50_000;

    /// <summary>Rows that are read whole in the time in which one is looked up.</summary>
    private const long ReadPerLookup = 10;

    public Guid UploadId => uploadId;

    /// <summary>The staged lines carry their occurrence and their order's day.</summary>
    public bool AreOrdersTogether { get; set; }

    /// <summary>What the staged rows name; null until a file was staged.</summary>
    public NamedKeys? Named { get; set; }

    /// <summary>Rows of the file that were rejected when they came first; null where it corrects none.</summary>
    public ReturnedRows? Returned { get; set; }

    public long RowsStaged { get; set; }

    /// <summary>The file says what was refunded of its orders: what it does not give any more is not returned any more.</summary>
    public bool StatesRefunds { get; set; }

    /// <summary>The file says how its orders stand: what was returned by its status alone is not any more where that says otherwise.</summary>
    public bool StatesStatus { get; set; }

    /// <summary>What the staged rows say against how the file is read.</summary>
    public IReadOnlyCollection<Contradiction> Contradictions { get; set; } = [];

    /// <summary>What the staged rows say of the totals of their orders.</summary>
    public RepeatedTotals? Totals { get; set; }

    /// <summary>Some staged rows could not be taken.</summary>
    public bool HasRejected { get; set; }

    /// <summary>The tenant's tables are joined whole, no row of them is looked up.</summary>
    public bool IsBulk { get; private set; }

    public NpgsqlConnection Connection => session.Connection;

    public Task<int> RunAsync(string file, CancellationToken ct)
        => session.ExecuteAsync(SqlFile.Of<LoadUnit>(file), Parameters(), ct);

    /// <summary>Runs a statement with parameters of its own.</summary>
    public Task<int> RunAsync(string file, object parameters, CancellationToken ct)
        => session.ExecuteAsync(SqlFile.Of<LoadUnit>(file), parameters, ct);

    public Task OpenCursorAsync(string name, string file, object? parameters, CancellationToken ct)
        => session.OpenCursorAsync(name, SqlFile.Of<LoadUnit>(file), parameters, ct);

    public Task<T> AskAsync<T>(string file, CancellationToken ct)
        => session.QuerySingleAsync<T>(SqlFile.Of<LoadUnit>(file), Parameters(), ct);

    public Task<IReadOnlyList<T>> ListAsync<T>(string file, CancellationToken ct) => ListAsync<T>(file, Parameters(), ct);

    /// <summary>Asks with parameters of its own.</summary>
    public Task<IReadOnlyList<T>> ListAsync<T>(string file, object parameters, CancellationToken ct)
        => session.QueryAsync<T>(SqlFile.Of<LoadUnit>(file), parameters, ct);

    /// <summary>Row by row while they arrive; the connection is busy until the last one.</summary>
    public IAsyncEnumerable<T> StreamAsync<T>(string file, CancellationToken ct) => session.StreamAsync<T>(SqlFile.Of<LoadUnit>(file), null, ct);

    /// <summary>
    /// For this transaction only: a file of a million rows is sorted and grouped in memory, and no statement is compiled. Servers
    /// before 18 take a join that is to be avoided and can't be for one without end, and would compile it first.
    /// </summary>
    public Task TuneAsync(CancellationToken ct) => SayAsync("set local work_mem = '128MB'; set local jit = off", ct);

    /// <summary>
    /// What this transaction has written is in no statistics yet: the planner takes a million lines for a handful and would
    /// look each of them up among all customers.
    /// </summary>
    public Task JoinByHashingAsync(bool isOnly, CancellationToken ct)
        => SayAsync(isOnly || IsBulk ? "set local enable_nestloop = off" : "set local enable_nestloop = on", ct);

    /// <summary>
    /// Joins by hashing to the end of the transaction. A tenant the planner has not met seems to have one row, and for one row
    /// any index that begins with the tenant is as good: 20,000 visits were counted by comparing each with every other.
    /// </summary>
    public Task LoadInBulkAsync(CancellationToken ct)
    {
        IsBulk = true;
        return JoinByHashingAsync(true, ct);
    }

    /// <summary>Loads in bulk what is not little beside the tenant's former rows.</summary>
    /// <param name="small">Former rows at which it is done for any file.</param>
    public async Task WeighAsync(long small, CancellationToken ct)
    {
        if (await AskAsync<long>("Loading/FormerRows.sql", ct) <= Math.Max(small, RowsStaged * ReadPerLookup))
        {
            await LoadInBulkAsync(ct);
        }
    }

    /// <summary>
    /// A setting of this transaction, or ANALYZE of a temporary table: while the planner does not know its true size, a merge
    /// of 40,000 rows took 35 s.
    /// </summary>
    public async Task SayAsync(string statement, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(statement, Connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private object Parameters() => new { upload_id = uploadId, now, time_zone = timeZone };
}
