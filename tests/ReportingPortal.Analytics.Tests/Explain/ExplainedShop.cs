using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Explain;
using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;

namespace ReportingPortal.Analytics.Tests.Explain;

/// <summary>The queries of one unit of work, and a shop with everything that tells figures apart.</summary>
internal sealed class ExplainedShop(TenantScope scope)
{
    private readonly FigureCache cache = new();
    private readonly DayReader days = scope.Session.Days();
    private readonly FunnelQuery funnel = new(scope.Session, new FigureCache(), new FunnelStreams());

    /// <summary>Discounts, returns, guests, unknown costs, an order in two regions, customers of before the period and after it.</summary>
    public static ShopSeed Mixed(ShopSeed shop) => shop
        .Order("0", "C1", "2023-12-30", 40, "A", "Games", "North", cost: 10)
        .Order("1", "C1", "2024-01-02", 90, "A", "Games", "North", quantity: 3, discount: 10, cost: 50)
        .Order("1", "C1", "2024-01-02", 30, "B", "Books", "South", quantity: 2)
        .Order("1", "C1", "2024-01-02", 30, "B", "Books", "South", quantity: 2)
        .Order("2", "C2", "2024-01-02", 70, "B", "Books", "South", discount: 5, cost: 20)
        .Order("3", "C2", "2024-01-20", 25, "A", "Games", "South", cost: 30)
        .Order("4", null, "2024-01-20", 15, "A", "Games", "North", cost: 5)
        .Return("R1", "C1", "2024-01-21", 30, "A", "Games", "North", cost: 17)
        .Return("R2", "C3", "2024-01-22", 12, "B", "Books", "South")
        .Order("5", "C4", "2024-01-31", 60, "A", "Games", "North", cost: 20)
        .Order("6", "C4", "2024-02-01", 500, "A", "Games", "North", cost: 20);

    public async Task<Analytics.Kpis.Kpis> KpisAsync(ExplainScope explained, CancellationToken ct)
        => (await new KpiQuery(scope.Session, days).RunAsync(explained.Period, explained.Filter, CompareTo.PreviousPeriod, ct)).Current;

    public Task<Explanation> ExplainAsync(string id, ExplainScope explained, CancellationToken ct, int bound = LineageQuery.MostRows)
        => new ExplainQuery(scope.Session, new KpiQuery(scope.Session, days), funnel, new LineageQuery(scope.Session, funnel, new FigureCache()) { Bound = bound }, new RfmMigrationQuery(scope.Session, scope.Session.Rosters()))
            .RunAsync(FigureCatalogue.Find(id)!, explained, ct);

    public Task<RowsPage> PageAsync(string id, ExplainScope explained, string? cursor, int limit, CancellationToken ct, int most = RowsBehindQuery.MostCounted, int scan = LineageQuery.MostRows)
        => Rows(most, scan).RunAsync(FigureCatalogue.Find(id)!, explained, cursor, limit, ct);

    /// <summary>All rows by pages of three, which must be those of the stream.</summary>
    public async Task<List<T>> RowsAsync<T>(string id, ExplainScope explained, CancellationToken ct) where T : FigureRow
    {
        var paged = new List<FigureRow>();
        string? cursor = null;
        do
        {
            var page = await PageAsync(id, explained, cursor, 3, ct);
            paged.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        var streamed = await Rows(RowsBehindQuery.MostCounted, LineageQuery.MostRows).StreamAsync(FigureCatalogue.Find(id)!, explained, ct).ToListAsync(ct);
        paged.ShouldBe(streamed);
        return [.. paged.Cast<T>()];
    }

    private RowsBehindQuery Rows(int most, int scan)
        => new(scope.Session, funnel, new CustomersBehind(scope.Session, scope.Session.Rosters()), new BuyersBehind(scope.Session, days, scope.Session.Groups(), cache), cache) { Most = most, Scan = scan };
}
