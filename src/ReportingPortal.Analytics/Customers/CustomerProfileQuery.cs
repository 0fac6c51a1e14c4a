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
/// <param name="FavouriteShare">Its part of net sales in all categories where something is left after returns.</param>
/// <param name="InterestCategory">Of who has ordered nothing: the category most viewed; ties by latest view, name.</param>
/// <param name="Sessions">Visits known from events.</param>
/// <param name="AverageSessionSeconds">From session_start to session_end; null without a visit that has both.</param>
/// <param name="Explanation">Null for who is not scored.</param>
/// <param name="RecentOrders">The latest 20, newest first.</param>
public sealed record CustomerProfile(
    string CustomerId, string? Name, string Region, DateOnly? FirstOrderOn, DateOnly? LastOrderOn, int LifetimeOrders, decimal LifetimeNetSales,
    decimal LifetimeUnits, decimal? LifetimeProfit, RfmCustomer? Rfm, string? Segment, LifetimeCustomer? Lifetime, string? FavouriteCategory,
    decimal? FavouriteShare, string? InterestCategory, int Sessions, double? AverageSessionSeconds, RfmExplanation? Explanation,
    IReadOnlyList<CustomerOrder> RecentOrders);

public sealed class CustomerProfileQuery(TenantSession session, LifetimeQuery lifetimes)
{
    private const int RecentOrders = 20;

    private static readonly SqlFile Master = SqlFile.Of<CustomerProfileQuery>("Customers/CustomerMaster.sql");
    private static readonly SqlFile Groupings = SqlFile.Of<CustomerProfileQuery>("Customers/CustomerGroupings.sql");
    private static readonly SqlFile Favourite = SqlFile.Of<CustomerProfileQuery>("Customers/FavouriteCategory.sql");
    private static readonly SqlFile Interest = SqlFile.Of<CustomerProfileQuery>("Customers/InterestCategory.sql");
    private static readonly SqlFile Visits = SqlFile.Of<CustomerProfileQuery>("Customers/SessionDuration.sql");
    private static readonly SqlFile RunCuts = SqlFile.Of<CustomerProfileQuery>("Rfm/RfmRunCuts.sql");
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
        var lifetime = await lifetimes.CustomerAsync(customerId, ct);
        var favourite = await session.QuerySingleOrDefaultAsync<FavouriteRow>(Favourite, customer, ct);
        var events = new { customer_id = customerId, product_view = (short)EventType.ProductView, session_start = (short)EventType.SessionStart, session_end = (short)EventType.SessionEnd };
        var interest = master.LifetimeOrders > 0 ? null : await session.QuerySingleOrDefaultAsync<string>(Interest, events, ct);
        var visits = await session.QuerySingleAsync<VisitsRow>(Visits, events, ct);
        var rfm = groups?.Of(customerId, master.Name);
        var orders = await session.QueryAsync<CustomerOrder>(Orders, customer, ct);
        return new CustomerProfile(
            customerId, master.Name, master.Region, master.FirstOrderOn, master.LastOrderOn, master.LifetimeOrders, master.LifetimeNetSales,
            master.LifetimeUnits, master.LifetimeProfit, rfm, groups?.Segment, lifetime, favourite?.Category,
            favourite?.Share, interest, visits.Sessions, visits.AverageSeconds, rfm is null ? null : await ExplainAsync(rfm, ct), orders);
    }

    public async Task<bool> ExistsAsync(string customerId, CancellationToken ct)
        => await session.QuerySingleOrDefaultAsync<MasterRow>(Master, new { customer_id = customerId }, ct) is not null;

    private async Task<RfmExplanation?> ExplainAsync(RfmCustomer rfm, CancellationToken ct)
    {
        var run = (await CurrentRun.FindAsync(session, ct))!;
        var cuts = await session.QueryAsync<RfmCuts>(RunCuts, new { run_id = run.RunId }, ct);
        return RfmExplanation.Of(rfm, cuts, (await RfmApplied.FindAsync(session, run.RunId, ct))?.Rules.Axis ?? RfmAxis.Frequency);
    }

    private async Task<GroupingsRow?> GroupingsAsync(string customerId, CancellationToken ct)
        => await CurrentRun.FindAsync(session, ct) is { } run
            ? await session.QuerySingleOrDefaultAsync<GroupingsRow>(Groupings, new { run_id = run.RunId, customer_id = customerId }, ct)
            : null;

    private sealed record MasterRow(
        string? Name, string Region, DateOnly? FirstOrderOn, DateOnly? LastOrderOn, int LifetimeOrders, decimal LifetimeNetSales, decimal LifetimeUnits,
        decimal? LifetimeProfit);

    private sealed record FavouriteRow(string Category, decimal Share);

    private sealed record VisitsRow(int Sessions, double? AverageSeconds);

    private sealed record GroupingsRow(
        int RecencyDays, int Frequency, decimal Monetary, short Scores, short GroupCode, short TierCode, short StatusCode, string? Segment)
    {
        public RfmCustomer Of(string customerId, string? name)
            => new(
                customerId, name, RecencyDays, Frequency, Monetary, RfmCustomersQuery.Digit(Scores, 100), RfmCustomersQuery.Digit(Scores, 10),
                RfmCustomersQuery.Digit(Scores, 1), RfmGroups.Coded[GroupCode], CustomerGrades.Tiers[TierCode], CustomerGrades.Statuses[StatusCode]);
    }
}
