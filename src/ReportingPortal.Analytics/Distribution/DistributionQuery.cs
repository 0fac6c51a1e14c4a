using System.Runtime.InteropServices;
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
/// can't cut them; what customers spent comes from the packed days.
/// </summary>
public sealed class DistributionQuery(TenantSession session, FigureCache cache)
{
    internal static readonly SqlFile Orders = SqlFile.Of<DistributionQuery>("Distribution/OrderValues.sql");
    internal static readonly SqlFile Customers = SqlFile.Of<DistributionQuery>("Distribution/CustomerValues.sql");

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
            async () => ValueDistribution.Of(CollectionsMarshal.AsSpan(await ReadAsync(options, period, filter, state.CurrentRunId, ct)), options.Log),
            spread => spread.Bins.Count);
    }

    private async Task<List<long>> ReadAsync(DistributionOptions options, Period period, FigureFilter filter, Guid? runId, CancellationToken ct)
    {
        var units = new List<long>();
        var parameters = new { run_id = runId, period.From, period.To, filter.Region, filter.Category, group = options.RfmGroup };
        if (options.Of == DistributionOf.Customer)
        {
            units.AddRange((await session.QueryAsync<decimal>(Customers, parameters, ct)).Select(PackedMoney.Units));
            return units;
        }

        await foreach (var day in session.StreamAsync<byte[]>(Orders, parameters, ct))
        {
            PackedMoney.Unpack(day, units);
        }

        return units;
    }
}
