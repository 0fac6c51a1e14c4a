using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Sales;

/// <summary>One day of the daily summary (D18), under the names of the system it comes from.</summary>
/// <param name="TotalSales">Net sales.</param>
public sealed record DaySummary(DateOnly SaleDate, decimal TotalSales, int UniqueCustomers, decimal TotalProductsSold);

/// <summary>The summary table as a gap-free series; it knows neither regions nor categories.</summary>
public sealed class SalesSummaryQuery(TenantSession session)
{
    internal static readonly SqlFile Days = SqlFile.Of<SalesSummaryQuery>("Sales/SalesSummary.sql");

    public Task<IReadOnlyList<DaySummary>> RunAsync(Period period, CancellationToken ct)
        => session.QueryAsync<DaySummary>(Days, new { period.From, period.To }, ct);
}
