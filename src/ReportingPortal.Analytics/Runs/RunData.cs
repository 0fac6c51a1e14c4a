using ReportingPortal.Analytics.Days;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Runs;

/// <summary>
/// What the steps of a run share: its customers and their days, read by the first that asks for them, in the transaction on whose state of the
/// data all steps stand. Days that were in memory already are read again only where they have changed.
/// </summary>
/// <param name="session">Reads only, and nothing else reads it meanwhile.</param>
internal sealed class RunData(TenantSession session, DayCache cache) : IDisposable
{
    internal static readonly SqlFile Ids = SqlFile.Of<RunData>("Runs/RunCustomers.sql");

    private readonly DayReader days = new(session, cache);
    private readonly SemaphoreSlim gate = new(1);
    private RunCustomers? customers;

    public Task<RunCustomers> CustomersAsync(CancellationToken ct) => AloneAsync(ReadCustomersAsync, ct);

    /// <summary>What was bought in which category; customers have the numbers of <see cref="RunCustomers.Places"/>.</summary>
    public Task<DaySet<CategoryPart>> CategoriesAsync(CancellationToken ct)
        => AloneAsync(
            async cancelled =>
            {
                await ReadCustomersAsync(cancelled);
                return await days.CategoriesAsync(cancelled);
            },
            ct);

    public void Dispose() => gate.Dispose();

    private async Task<RunCustomers> ReadCustomersAsync(CancellationToken ct)
    {
        if (customers is null)
        {
            var all = await days.EveryDayAsync(ct);
            customers = RunCustomers.Of(await session.QueryAsync<string>(Ids, null, ct), all.Days, all.Numbers);
        }

        return customers;
    }

    private async Task<T> AloneAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            return await read(ct);
        }
        finally
        {
            gate.Release();
        }
    }
}
