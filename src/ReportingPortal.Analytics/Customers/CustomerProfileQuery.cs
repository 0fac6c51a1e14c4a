using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Customers;

/// <summary>One order of a customer.</summary>
public sealed record CustomerOrder(string OrderId, DateTimeOffset OrderedAt, decimal NetSales, decimal UnitsSold, bool IsReturn);

/// <summary>Everything known of one customer; grouping fields are null before the first run.</summary>
public sealed record CustomerProfile(
    string CustomerId, string? Name, string Region, DateOnly? FirstOrderOn, DateOnly? LastOrderOn, int LifetimeOrders, decimal LifetimeNetSales,
    decimal LifetimeUnits, decimal? LifetimeProfit, RfmCustomer? Rfm, string? Segment, string? FavouriteCategory, IReadOnlyList<CustomerOrder> RecentOrders);

public sealed class CustomerProfileQuery(TenantSession session)
{
    /// <summary>Null when the tenant has no such customer.</summary>
    public Task<CustomerProfile?> RunAsync(string customerId, CancellationToken ct) => throw new NotImplementedException(session.ToString());
}
