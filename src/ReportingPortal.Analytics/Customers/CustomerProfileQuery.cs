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
/// <param name="ForecastMargin">The share of net sales its forecast is; null in a run without forecast.</param>
/// <param name="FavouriteCategory">By net sales or units; ties by the other of the two, orders, latest order, name (D14). Null where nothing is left of any.</param>
/// <param name="FavouriteShare">Its part of these in all categories where something is left after returns.</param>
/// <param name="FavouriteBy">By which, as the run's rules say.</param>
/// <param name="InterestCategory">Of who has ordered nothing: the category most viewed; ties by latest view, name.</param>
/// <param name="Sessions">Visits known from events.</param>
/// <param name="AverageSessionSeconds">From session_start to session_end; null without a visit that has both.</param>
/// <param name="Explanation">Null for who is not scored.</param>
/// <param name="RecentOrders">The latest 20, newest first.</param>
public sealed record CustomerProfile(
    string CustomerId, string? Name, string Region, DateOnly? FirstOrderOn, DateOnly? LastOrderOn, int LifetimeOrders, decimal LifetimeNetSales,
    decimal LifetimeUnits, decimal? LifetimeProfit, RfmCustomer? Rfm, string? Segment, LifetimeCustomer? Lifetime, double? ForecastMargin,
    string? FavouriteCategory, decimal? FavouriteShare, FavouriteBy FavouriteBy, string? InterestCategory, int Sessions, double? AverageSessionSeconds, RfmExplanation? Explanation,
    IReadOnlyList<CustomerOrder> RecentOrders);

/// <summary>One customer from two round trips: who they are and which run stands, then all that is kept of them.</summary>
public sealed class CustomerProfileQuery(TenantSession session)
{
    private const int RecentOrders = 20;

    internal static readonly SqlFile Master = SqlFile.Of<CustomerProfileQuery>("Customers/CustomerMaster.sql");
    internal static readonly SqlFile Results = SqlFile.Of<CustomerProfileQuery>("Customers/CustomerResults.sql");
    private static readonly SqlFile RunCuts = SqlFile.Of<CustomerProfileQuery>("Rfm/RfmRunCuts.sql");
    private static readonly SqlFile Favourite = SqlFile.Of<CustomerProfileQuery>("Customers/FavouriteCategory.sql");
    private static readonly SqlFile Orders = SqlFile.Of<CustomerProfileQuery>("Customers/CustomerOrders.sql");
    private static readonly SqlFile Visits = SqlFile.Of<CustomerProfileQuery>("Customers/SessionDuration.sql");
    private static readonly SqlFile Interest = SqlFile.Of<CustomerProfileQuery>("Customers/InterestCategory.sql");

    /// <summary>Null when the tenant has no such customer.</summary>
    public async Task<CustomerProfile?> RunAsync(string customerId, CancellationToken ct)
        => await WhoAsync(customerId, ct) is { Master: { } master, Run: var run } ? await RunAsync(customerId, master, run, ct) : null;

    public async Task<bool> ExistsAsync(string customerId, CancellationToken ct) => (await WhoAsync(customerId, ct)).Master is not null;

    private async Task<(CustomerMasterRow? Master, CurrentRun? Run)> WhoAsync(string customerId, CancellationToken ct)
    {
        await using var answers = await session.AskAsync([Master, CurrentRun.Current], new { customer_id = customerId }, ct);
        return (await answers.NextSingleOrDefaultAsync<CustomerMasterRow>(ct), await answers.NextSingleOrDefaultAsync<CurrentRun>(ct));
    }

    private async Task<CustomerProfile> RunAsync(string customerId, CustomerMasterRow master, CurrentRun? run, CancellationToken ct)
    {
        var asked = new
        {
            customer_id = customerId,
            // No run has this id: of it nothing is found.
            run_id = run?.RunId ?? Guid.Empty,
            sale = (short)LineKind.Sale,
            @return = (short)LineKind.Return,
            adjustment = (short)LineKind.Adjustment,
            rows = RecentOrders,
            product_view = (short)EventType.ProductView,
            session_start = (short)EventType.SessionStart,
            session_end = (short)EventType.SessionEnd,
        };
        SqlFile[] statements = [Results, RunCuts, Favourite, Orders, Visits, .. master.LifetimeOrders > 0 ? Enumerable.Empty<SqlFile>() : [Interest]];
        await using var answers = await session.AskAsync(statements, asked, ct);
        var results = await answers.NextSingleOrDefaultAsync<CustomerResultsRow>(ct);
        var cuts = await answers.NextAsync<RfmCuts>(ct);
        var favourite = (await answers.NextSingleOrDefaultAsync<FavouriteRow>(ct))!;
        var orders = await answers.NextAsync<CustomerOrder>(ct);
        var visits = (await answers.NextSingleOrDefaultAsync<VisitsRow>(ct))!;
        var interest = master.LifetimeOrders > 0 ? null : (await answers.NextSingleOrDefaultAsync<InterestRow>(ct))?.Category;
        var rfm = results?.Rfm(customerId, master.Name);
        return new CustomerProfile(
            customerId, master.Name, master.Region, master.FirstOrderOn, master.LastOrderOn, master.LifetimeOrders, master.LifetimeNetSales,
            master.LifetimeUnits, master.LifetimeProfit, rfm, results?.Segment, results?.Lifetime(customerId, master.Name), results?.ForecastMargin,
            favourite.Category, favourite.Share,
            Enum.Parse<FavouriteBy>(favourite.FavouriteBy), interest, visits.Sessions, visits.AverageSeconds, rfm is null ? null : RfmExplanation.Of(rfm, cuts, results!.Axis), orders);
    }

    private sealed record CustomerMasterRow(
        string? Name, string Region, DateOnly? FirstOrderOn, DateOnly? LastOrderOn, int LifetimeOrders, decimal LifetimeNetSales, decimal LifetimeUnits,
        decimal? LifetimeProfit);

    private sealed record FavouriteRow(string FavouriteBy, string? Category, decimal? Share);

    private sealed record InterestRow(string Category);

    private sealed record VisitsRow(int Sessions, double? AverageSeconds);
}
