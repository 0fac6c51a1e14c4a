using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics;

/// <summary>An order as a whole, or (without <see cref="OrderedAt"/>) a document that only takes back.</summary>
/// <param name="CustomerId">Null for guests.</param>
/// <param name="Region">The order's, whole: that of its first line, as orders are counted everywhere.</param>
/// <param name="Products">Ids of the different products sold in it.</param>
/// <param name="Categories">The different categories.</param>
internal sealed record PlacedOrder(
    string OrderId, DateOnly SaleDate, DateTimeOffset? OrderedAt, string? CustomerId, string Region, decimal NetSales, string[] Products, string[] Categories)
{
    internal static readonly SqlFile Orders = SqlFile.Of<PlacedOrder>("PlacedOrder.sql");

    public bool IsOrder => OrderedAt is not null;

    /// <summary>The whole history in one pass over its lines, in no order.</summary>
    public static IAsyncEnumerable<PlacedOrder> StreamAsync(TenantSession session, CancellationToken ct) => session.StreamAsync<PlacedOrder>(Orders, null, ct);
}
