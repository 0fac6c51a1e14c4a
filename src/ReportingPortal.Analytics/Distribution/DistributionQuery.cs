using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Distribution;

public enum DistributionOf
{
    Order,
    Customer,
}

/// <param name="Log">Bins of equal width in the logarithm: for amounts over several powers of ten.</param>
/// <param name="RfmGroup">Only customers of this group of the current run; of customers only.</param>
public sealed record DistributionOptions(DistributionOf Of = DistributionOf.Order, bool Log = false, string? RfmGroup = null);

/// <summary>
/// How net sales spread over orders and over customers (D13). Orders are whole, packed by day and region in the current run, so a category
/// can't cut them; what customers spent is summed from the days in memory. Who only returned something is no customer of the period.
/// </summary>
public sealed class DistributionQuery(TenantSession session, DayReader days, GroupMembers groups, FigureCache cache)
{
    internal static readonly SqlFile Orders = SqlFile.Of<DistributionQuery>("Distribution/OrderValues.sql");

    /// <exception cref="ArgumentException">Orders were to be cut to a category or a group of customers.</exception>
    public async Task<ValueDistribution> RunAsync(DistributionOptions options, Period period, FigureFilter filter, CancellationToken ct)
    {
        if (options.Of == DistributionOf.Order && (filter.Category is not null || options.RfmGroup is not null))
        {
            throw new ArgumentException("Orders are whole: neither a category nor a group of customers cuts them.", nameof(filter));
        }

        var state = await DataState.FindAsync(session, ct);
        return await cache.GetAsync(
            session, ("distribution", state, options, period, filter),
            async () => ValueDistribution.Of(
                options.Of == DistributionOf.Customer ? await CustomersAsync(options, period, filter, ct) : await OrdersAsync(period, filter.Region, state.CurrentRunId, ct), options.Log),
            spread => spread.Bins.Count);
    }

    private async Task<long[]> CustomersAsync(DistributionOptions options, Period period, FigureFilter filter, CancellationToken ct)
    {
        var customers = await days.CustomersAsync(filter.Category, ct);
        var sums = customers.Sum(period, filter.Region, await groups.OfAsync(options.RfmGroup, customers, ct));
        return [.. sums.NetSales.Where((_, place) => sums.Orders[place] > 0)];
    }

    private async Task<long[]> OrdersAsync(Period period, string? region, Guid? runId, CancellationToken ct)
    {
        var units = new List<long>();
        await foreach (var day in session.StreamAsync<byte[]>(Orders, new { run_id = runId, period.From, period.To, region }, ct))
        {
            PackedMoney.Unpack(day, units);
        }

        return [.. units];
    }
}
