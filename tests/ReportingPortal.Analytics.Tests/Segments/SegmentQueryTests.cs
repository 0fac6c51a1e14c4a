using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Facts;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Segments;

public class SegmentQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_events_segments_stand_on_recency_frequency_and_money()
    {
        await using var scope = await database.AnalysedAsync(TwoKinds, Ct);

        var overview = await new SegmentQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct);

        (overview.K, overview.AsOfDate, overview.MovedShare, overview.Notice).ShouldBe((2, new DateOnly(2024, 6, 30), 0, null));
        overview.Features.ShouldBe(["recency_days", "frequency", "monetary"]);
        overview.Segments.Select(s => (s.Id, s.Name, s.Customers, s.NetSales)).ShouldBe(
            [(1, "High-Value Customers", 30, 30 * 2000m), (2, "Occasional Buyers", 30, 30 * 10m)]);
        overview.Segments[0].Centroid.ShouldBe(new Dictionary<string, double> { ["recency_days"] = 0, ["frequency"] = 2, ["monetary"] = 2000 });
        overview.SilhouetteByK[2].ShouldBe(overview.Silhouette!.Value);
    }

    [Fact]
    public async Task The_number_a_shop_has_set_is_heeded_by_its_runs()
    {
        await using var two = await database.AnalysedAsync(TwoKinds, Ct, new GroupingRules(Segments: 2));
        await using var three = await database.AnalysedAsync(TwoKinds, Ct, new GroupingRules(Segments: 3));

        (await new SegmentQuery(two.Session, two.Session.Rosters()).RunAsync(Ct)).K.ShouldBe(2);
        var none = await new SegmentQuery(three.Session, three.Session.Rosters()).RunAsync(Ct);

        (none.K, none.Segments.Count).ShouldBe((0, 0));
        none.Notice.ShouldStartWith("3 segments are asked for, but these customers differ in 2 ways only");
    }

    [Fact]
    public async Task With_events_segments_stand_on_behaviour()
    {
        await using var scope = await database.AnalysedAsync(
            shop => Enumerable.Range(1, 30).Aggregate(TwoKinds(shop), (s, i) => s
                .Event($"B{i:D2}", $"S{i}a", EventType.SessionStart)
                .Event($"B{i:D2}", $"S{i}a", EventType.ProductView, "P1", "Things")
                .Event($"B{i:D2}", $"S{i}b", EventType.ProductView, "P2", "Things")
                .Event($"V{i:D2}", $"V{i}", EventType.ProductView, "P2", "Things")), Ct);

        var overview = await new SegmentQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct);

        overview.Features.ShouldBe(["sessions", "events", "distinct_products", "distinct_categories", "purchases", "spend"]);
        overview.Segments.Sum(s => s.Customers).ShouldBe(90);
        overview.Segments[0].Centroid.ShouldBe(new Dictionary<string, double>
        {
            ["sessions"] = 2,
            ["events"] = 3,
            ["distinct_products"] = 2,
            ["distinct_categories"] = 1,
            ["purchases"] = 2,
            ["spend"] = 2000,
        });
    }

    [Fact]
    public async Task The_share_of_customers_who_moved_is_told()
    {
        var shop = TwoKinds(new ShopSeed(database, await database.CreateTenantAsync()));
        await shop.SaveAsync(Ct);
        await database.AnalyseAsync(shop.Tenant, Ct);
        await using (var arranging = database.ScopeOf(shop.Tenant))
        {
            // The run before, as if six customers of the small kind had been big ones.
            await using var transaction = await arranging.Session.BeginWriteAsync(Ct);
            string[] moved = ["S01", "S02", "S03", "S04", "S05", "S06"];
            var (customers, segments) = (await arranging.Session.Db.CustomerPacks.SingleAsync(Ct), await arranging.Session.Db.SegmentPacks.SingleAsync(Ct));
            segments.SegmentIds = [.. segments.SegmentIds.Zip(customers.CustomerIds, (segment, id) => moved.Contains(id) ? (short)1 : segment)];
            await arranging.Session.Db.SaveChangesAsync(Ct);
            await transaction.CommitAsync(Ct);
        }

        await database.AnalyseAsync(shop.Tenant, Ct);

        await using var scope = database.ScopeOf(shop.Tenant);
        (await new SegmentQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct)).MovedShare.ShouldBe(.1, 1e-9);
    }

    [Fact]
    public async Task Customers_are_listed_by_segment_page_by_page()
    {
        await using var scope = await database.AnalysedAsync(TwoKinds, Ct);
        var query = new SegmentQuery(scope.Session, scope.Session.Rosters());

        var first = await query.CustomersAsync(2, CustomerFilter.None, null, 20, Ct);
        var second = await query.CustomersAsync(2, CustomerFilter.None, first.NextCursor, 20, Ct);
        var all = await query.CustomersAsync(null, CustomerFilter.None, null, 100, Ct);

        (first.Total, first.Items.Count, second.Items.Count, second.NextCursor).ShouldBe((30, 20, 10, null));
        first.Items.Concat(second.Items).Select(c => c.CustomerId).ShouldBe(Enumerable.Range(1, 30).Select(i => $"S{i:D2}"));
        first.Items[0].ShouldBe(new SegmentCustomer("S01", null, 2, "Occasional Buyers"));
        all.Total.ShouldBe(60);
    }

    [Fact]
    public async Task Before_the_first_run_there_is_nothing()
    {
        await using var scope = await database.OpenAsync(TwoKinds, Ct);

        var overview = await new SegmentQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct);

        (overview.RunId, overview.K, overview.Silhouette).ShouldBe((null, 0, null));
        (await new SegmentQuery(scope.Session, scope.Session.Rosters()).CustomersAsync(null, CustomerFilter.None, null, 10, Ct)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Filters_count_only_whom_they_name_and_leave_centres_alone()
    {
        await using var scope = await database.AnalysedAsync(shop => TwoKinds(shop).Order("W1", "B01", "2024-06-30", 1, category: "Rare", region: "West"), Ct);
        var query = new SegmentQuery(scope.Session, scope.Session.Rosters());

        var whole = await query.RunAsync(Ct);
        var west = await query.RunAsync(new CustomerFilter(Region: "West"), Ct);

        west.Segments.Select(segment => segment.Customers).ShouldBe([1, 0]);
        west.Segments.Select(segment => segment.Centroid["monetary"]).ShouldBe(whole.Segments.Select(segment => segment.Centroid["monetary"]));
        (await query.CustomersAsync(null, new CustomerFilter(Region: "West"), null, 9, Ct)).ShouldSatisfyAllConditions(
            page => page.Total.ShouldBe(1), page => page.Items.Single().CustomerId.ShouldBe("B01"));
    }

    [Fact]
    public async Task Given_segments_are_compared_with_ours()
    {
        // Ten big ones are called VIP, five big and five small ones Others: pairs together 45 + 10 + 10, rows 45 + 45, columns 105 + 10, all 190.
        await using var scope = await database.AnalysedAsync(
            shop => Enumerable.Range(1, 20).Aggregate(TwoKinds(shop), (s, i) => s.Customer(i <= 15 ? $"B{i:D2}" : $"S{i:D2}", givenSegment: i <= 10 ? "VIP" : "Others")), Ct);

        var comparison = await new SegmentComparisonQuery(new SegmentQuery(scope.Session, scope.Session.Rosters()), scope.Session.Rosters()).RunAsync(Ct);

        comparison.Cells.Select(cell => (cell.GivenSegment, cell.SegmentId, cell.Customers)).ShouldBe([("Others", 1, 5), ("Others", 2, 5), ("VIP", 1, 10)]);
        const double Chance = 90.0 * 115 / 190;
        comparison.AdjustedRandIndex!.Value.ShouldBe((65 - Chance) / (((90 + 115) / 2.0) - Chance), 1e-12);
        comparison.Purity.ShouldBe(.75);
    }

    /// <summary>30 big customers of the last day, 30 small ones of half a year before.</summary>
    private static ShopSeed TwoKinds(ShopSeed shop)
        => Enumerable.Range(1, 30).Aggregate(shop, (s, i) => s
            .Order($"B{i:D2}1", $"B{i:D2}", "2024-06-29", 1000)
            .Order($"B{i:D2}2", $"B{i:D2}", "2024-06-30", 1000)
            .Order($"S{i:D2}1", $"S{i:D2}", "2024-01-01", 10));
}
