using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Customers;

/// <summary>One order of a customer.</summary>
/// <param name="IsReturn">A document of returns only; its sales and units are negative.</param>
public sealed record CustomerOrder(string OrderId, DateTimeOffset OrderedAt, decimal NetSales, decimal UnitsSold, bool IsReturn);

/// <summary>Everything known of one customer; grouping fields are null before the first run.</summary>
/// <param name="LifetimeProfit">Over lines with known cost; null when none has one.</param>
/// <param name="Lifetime">Null for who has not ordered, too.</param>
/// <param name="FavouriteCategory">By net sales; ties by units, orders, latest order, name (D14). Null without one of positive sales.</param>
/// <param name="RecentOrders">The latest 20, newest first.</param>
public sealed record CustomerProfile(
    string CustomerId, string? Name, string Region, DateOnly? FirstOrderOn, DateOnly? LastOrderOn, int LifetimeOrders, decimal LifetimeNetSales,
    decimal LifetimeUnits, decimal? LifetimeProfit, RfmCustomer? Rfm, string? Segment, LifetimeCustomer? Lifetime, string? FavouriteCategory,
    IReadOnlyList<CustomerOrder> RecentOrders);

public sealed class CustomerProfileQuery(TenantSession session)
{
    private const int RecentOrders = 20;

    private static readonly SqlFile Master = SqlFile.Of<CustomerProfileQuery>("Customers/CustomerMaster.sql");
    private static readonly SqlFile Groupings = SqlFile.Of<CustomerProfileQuery>("Customers/CustomerGroupings.sql");
    private static readonly SqlFile Favourite = SqlFile.Of<CustomerProfileQuery>("Customers/FavouriteCategory.sql");
    private static readonly SqlFile Orders = SqlFile.Of<CustomerProfileQuery>("Customers/CustomerOrders.sql");

    /// <summary>Null when the tenant has no such customer.</summary>
    public async Task<CustomerProfile?> RunAsync(string customerId, CancellationToken ct)
    {
        var customer = new { customer_id = customerId, sale = (short)LineKind.Sale, @return = (short)LineKind.Return, adjustment = (short)LineKind.Adjustment, rows = RecentOrders };
        if (await session.QuerySingleOrDefaultAsync<MasterRow>(Master, customer, ct) is not { } master)
        {
            return null;
        }

        var groups = await GroupingsAsync(customerId, ct);
        var lifetime = await new LifetimeQuery(session).CustomerAsync(customerId, ct);
        var favourite = await session.QuerySingleOrDefaultAsync<string>(Favourite, customer, ct);
        var orders = await session.QueryAsync<CustomerOrder>(Orders, customer, ct);
        return new CustomerProfile(
            customerId, master.Name, master.Region, master.FirstOrderOn, master.LastOrderOn, master.LifetimeOrders, master.LifetimeNetSales,
            master.LifetimeUnits, master.LifetimeProfit, groups?.Of(customerId, master.Name), groups?.Segment, lifetime, favourite, orders);
    }

    private async Task<GroupingsRow?> GroupingsAsync(string customerId, CancellationToken ct)
        => await CurrentRun.FindAsync(session, ct) is { } run
            ? await session.QuerySingleOrDefaultAsync<GroupingsRow>(Groupings, new { run_id = run.RunId, customer_id = customerId }, ct)
            : null;

    private sealed record MasterRow(
        string? Name, string Region, DateOnly? FirstOrderOn, DateOnly? LastOrderOn, int LifetimeOrders, decimal LifetimeNetSales, decimal LifetimeUnits,
        decimal? LifetimeProfit);

    private sealed record GroupingsRow(
        int RecencyDays, int Frequency, decimal Monetary, short? RScore, short? FScore, short? MScore, string RfmGroup, string ValueTier,
        string ActivityStatus, string? Segment)
    {
        public RfmCustomer Of(string customerId, string? name)
            => new(customerId, name, RecencyDays, Frequency, Monetary, RScore, FScore, MScore, RfmGroup, ValueTier, ActivityStatus);
    }
}
