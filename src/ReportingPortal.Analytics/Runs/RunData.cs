using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Lines;
using ReportingPortal.Analytics.Recommendations.Acts;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Runs;

/// <summary>
/// What the steps of a run share: its customers, their days, all order lines and what people did, each read by the first that asks for it, on the state of the
/// data that all steps stand on. Days that were in memory already are read again only where they have changed.
/// </summary>
/// <param name="session">Reads only, and nothing else reads it meanwhile.</param>
/// <param name="version">The state's.</param>
/// <param name="until">The last day that is read: what is dated to come has not happened to customers yet.</param>
internal sealed class RunData(TenantSession session, DayCache cache, long version, DateOnly until) : IDisposable
{
    internal static readonly SqlFile Customers = SqlFile.Of<RunData>("Runs/RunCustomers.sql");
    internal static readonly SqlFile Products = SqlFile.Of<RunData>("Runs/RunProducts.sql");

    private readonly DayReader days = new(session, cache);
    private readonly SemaphoreSlim gate = new(1);
    private readonly SemaphoreSlim lineGate = new(1);
    private readonly SemaphoreSlim actGate = new(1);
    private RunCustomers? customers;
    private RunLines? lines;
    private IReadOnlyList<ActSpan>? acts;

    /// <summary>The last day that has happened; lines may be dated after it.</summary>
    public DateOnly Until => until;

    /// <summary>What the step that finds segments has left for those after it; they don't see what it wrote. Null where an earlier attempt did that step.</summary>
    public RunSegments? Segments { get; set; }

    public Task<RunCustomers> CustomersAsync(CancellationToken ct) => AloneAsync(gate, () => ReadCustomersAsync(ct), ct);

    /// <summary>What was bought in which category; customers have the numbers of <see cref="RunCustomers.Places"/>.</summary>
    public Task<DaySet<CategoryPart>> CategoriesAsync(CancellationToken ct)
        => AloneAsync(
            gate,
            async () =>
            {
                await ReadCustomersAsync(ct);
                return (await days.CategoriesAsync(ct)).Until(until);
            },
            ct);

    /// <param name="step">The step's own unit of work, which reads the same state: so other steps need not wait until all lines are read.</param>
    public Task<RunLines> LinesAsync(TenantSession step, CancellationToken ct)
        => AloneAsync(
            lineGate,
            async () =>
            {
                if (lines is null)
                {
                    var (set, numbers) = await new LineReader(step, cache).ReadAsync(version, ct);
                    var products = await step.QueryAsync<RunProduct>(Products, null, ct);
                    lines = RunLines.Of(set, numbers, await CustomersAsync(ct), products);
                }

                return lines;
            },
            ct);

    /// <summary>What people bought, by the lines, and what they looked at or put in the cart.</summary>
    /// <param name="step">As of <see cref="LinesAsync"/>.</param>
    public Task<IReadOnlyList<ActSpan>> ActsAsync(TenantSession step, CancellationToken ct)
        => AloneAsync(
            actGate, async () => acts ??= [PurchaseActs.Of(await LinesAsync(step, ct), until), await EventActs.ReadAsync(step, until, ct)], ct);

    public void Dispose()
    {
        gate.Dispose();
        lineGate.Dispose();
        actGate.Dispose();
    }

    private async Task<RunCustomers> ReadCustomersAsync(CancellationToken ct)
    {
        if (customers is null)
        {
            var all = await days.EveryDayAsync(ct);
            customers = RunCustomers.Of(await ReadKnownAsync(ct), all.Days.Until(until), all.Numbers);
        }

        return customers;
    }

    private async Task<List<RunCustomer>> ReadKnownAsync(CancellationToken ct)
    {
        var known = new List<RunCustomer>();
        await session.CopyAsync(
            Customers, null, row => known.Add(new RunCustomer(row.GetString(0), row.GetBoolean(1), row.GetStringOrNull(2), row.GetStringOrNull(3), row.GetStringOrNull(4))), ct);
        return known;
    }

    private static async Task<T> AloneAsync<T>(SemaphoreSlim gate, Func<Task<T>> read, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            return await read();
        }
        finally
        {
            gate.Release();
        }
    }
}
