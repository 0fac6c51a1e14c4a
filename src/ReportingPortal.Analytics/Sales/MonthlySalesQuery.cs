using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Sales;

/// <summary>One month of a gap-free series (D4).</summary>
/// <param name="Growth">Against the month before; of a partial month against the same number of days of it; null from zero or below.</param>
/// <param name="Partial">The month has not ended by the as-of date.</param>
public sealed record MonthlySales(DateOnly Month, decimal NetSales, int Orders, int Customers, decimal? Growth, bool Partial);

public sealed class MonthlySalesQuery(TenantSession session)
{
    internal static readonly SqlFile Series = SqlFile.Of<MonthlySalesQuery>("Sales/MonthlySales.sql");

    public Task<IReadOnlyList<MonthlySales>> RunAsync(Period period, FigureFilter filter, CancellationToken ct)
        => session.QueryAsync<MonthlySales>(Series, new { period.From, period.To, filter.Region, filter.Category }, ct);
}
