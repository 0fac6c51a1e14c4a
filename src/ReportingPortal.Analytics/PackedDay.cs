using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics;

/// <summary>One day in one region, as the rollup packs it: the arrays run side by side, a place a customer.</summary>
/// <param name="Orders">0 for who only returned something that day.</param>
internal sealed record PackedDay(DateOnly SaleDate, string[] CustomerIds, int[] Orders, decimal[] NetSales)
{
    internal static readonly SqlFile Days = SqlFile.Of<PackedDay>("PackedDay.sql");

    /// <summary>The whole history, day by day, while it arrives.</summary>
    public static IAsyncEnumerable<PackedDay> StreamAsync(TenantSession session, CancellationToken ct) => session.StreamAsync<PackedDay>(Days, null, ct);
}
