using ReportingPortal.Analytics.Quality;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Facts;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Quality;

public class QualityQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_finding_is_counted_by_its_rule()
    {
        await using var other = await database.AnalysedAsync(shop => Doubtful(shop).Order("X", null, "2024-01-01", 0), Ct);
        await using var scope = await database.AnalysedAsync(Doubtful, Ct);

        var summary = await new QualityQuery(scope.Session).RunAsync(null, Ct);

        (summary.IsCounted, summary.OrderLines, summary.Events).ShouldBe((true, 26, 2));
        summary.Findings.Where(found => found.Rows > 0).Select(found => (found.Finding, found.Rows)).ShouldBe(
        [
            ("missing_customer", 1), ("missing_product", 1), ("missing_cost", 4), ("zero_price", 1), ("future_dated", 1),
            ("price_outlier", 1), ("quantity_outlier", 1), ("unknown_customer", 1), ("event_missing_product", 1), ("event_missing_price", 1),
        ], ignoreOrder: true);
        summary.Findings.Single(found => found.Finding == "zero_price").Share.ShouldBe(0.038462m);
    }

    [Fact]
    public async Task Each_count_has_as_many_rows_behind_it_page_by_page()
    {
        await using var scope = await database.AnalysedAsync(Doubtful, Ct);
        var query = new QualityQuery(scope.Session);

        foreach (var count in (await query.RunAsync(null, Ct)).Findings)
        {
            var rows = await RowsAsync(query, QualityFinding.Find(count.Finding)!);
            rows.Count.ShouldBe((int)count.Rows, count.Finding);
            rows.Select(row => (row.Key, row.ProductId, row.RowNumber)).ShouldBe(rows.Select(row => (row.Key, row.ProductId, row.RowNumber)).Distinct());
        }

        (await RowsAsync(query, QualityFinding.Find("price_outlier")!)).Single().Key.ShouldBe("DEAR");
        (await RowsAsync(query, QualityFinding.Find("quantity_outlier")!)).Single().Key.ShouldBe("MANY");
    }

    [Fact]
    public async Task An_upload_is_judged_by_the_rows_that_are_its_own()
    {
        await using var scope = await database.AnalysedAsync(Doubtful, Ct);
        var query = new QualityQuery(scope.Session);

        (await query.RunAsync(Guid.Empty, Ct)).OrderLines.ShouldBe(26);
        (await query.RunAsync(Guid.NewGuid(), Ct)).OrderLines.ShouldBe(0);
    }

    [Fact]
    public async Task Before_the_first_run_nothing_is_counted()
    {
        await using var scope = database.ScopeOf(await database.CreateTenantAsync());

        var summary = await new QualityQuery(scope.Session).RunAsync(null, Ct);

        (summary.IsCounted, summary.OrderLines, summary.AsOf).ShouldBe((false, 0L, (DateOnly?)null));
    }

    /// <summary>
    /// Twenty plain lines at 10; with the others of the product their quartiles are equal, so the bounds are 10 ± 3 · 10 for the
    /// price and 1 ± 3 · 1 for the quantity.
    /// </summary>
    private static ShopSeed Doubtful(ShopSeed shop)
        => Enumerable.Range(1, 20).Aggregate(shop.Customer("C1"), (s, n) => s.Order($"O{n:00}", "C1", "2024-01-02", 10, cost: 4))
            .Order("DEAR", "C1", "2024-01-03", 41, cost: 4)
            .Order("MANY", "C1", "2024-01-03", 50, quantity: 5, cost: 20)
            .Order("GUEST", null, "2024-01-03", 10)
            .Order("FREE", "C2", "2024-01-03", 0)
            .Order("NAMELESS", "C1", "2024-01-03", 10, product: "unknown")
            .Order("LATER", "C1", "2999-01-01", 10)
            .Event("C1", "S1", EventType.ProductView)
            .Event("C1", "S1", EventType.Purchase, "P");

    private static async Task<List<QualityRow>> RowsAsync(QualityQuery query, QualityFinding finding)
    {
        var rows = new List<QualityRow>();
        string? cursor = null;
        do
        {
            var page = await query.RowsAsync(finding, null, cursor, 2, Ct);
            rows.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return rows;
    }
}
