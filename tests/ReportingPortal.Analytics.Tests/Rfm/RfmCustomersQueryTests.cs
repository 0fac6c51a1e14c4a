using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Rfm;

public class RfmCustomersQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_overlap_across_ties()
    {
        await using var scope = await database.AnalysedAsync(shop => Enumerable.Range(1, 23).Aggregate(
            shop, (s, i) => s.Order($"O{i:D2}", $"C{i:D2}", i % 3 == 0 ? "2024-01-01" : "2024-01-02", 10 * (i % 2))), Ct);

        var whole = (await RunAsync(scope.Session, new RfmCustomerFilter(), null, 100)).Items;
        var pieces = new List<RfmCustomer>();
        string? cursor = null;
        do
        {
            var page = await RunAsync(scope.Session, new RfmCustomerFilter(), cursor, 5);
            page.Total.ShouldBe(23);
            page.Items.Count.ShouldBeLessThanOrEqualTo(5);
            pieces.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        pieces.ShouldBe(whole);
        whole.ShouldBe(whole.OrderByDescending(c => c.Monetary).ThenByDescending(c => c.Frequency).ThenBy(c => c.RecencyDays).ThenBy(c => c.CustomerId, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Filters_cut_the_list_and_its_total()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct);

        var silver = await RunAsync(scope.Session, new RfmCustomerFilter(ValueTier: "Silver"), null, 1);
        var atRisk = await RunAsync(scope.Session, new RfmCustomerFilter("At Risk", "Silver", "Active"), null, 10);

        (silver.Total, silver.Items.Single().CustomerId).ShouldBe((2, "C4"));
        (atRisk.Total, atRisk.Items.Single().CustomerId).ShouldBe((1, "C4"));
    }

    [Theory]
    [InlineData("ann", "1")]
    [InlineData("SMITH", "1,50%")]
    [InlineData("50%", "50%")]
    [InlineData("%", "50%")]
    [InlineData("_", "under_score")]
    [InlineData(@"\", @"back\slash")]
    [InlineData("'", "quote'd")]
    [InlineData("nobody", "")]
    public async Task Search_finds_parts_of_ids_and_names_and_knows_no_wildcards(string search, string found)
    {
        await using var scope = await database.AnalysedAsync(shop => shop
            .Customer("1", "Ann Smith").Customer("50%", "smithers").Customer("under_score").Customer(@"back\slash").Customer("quote'd", "O"), Ct);

        var page = await RunAsync(scope.Session, new RfmCustomerFilter(Search: search), null, 10);

        string.Join(',', page.Items.Select(c => c.CustomerId)).ShouldBe(found);
        page.Total.ShouldBe(page.Items.Count);
    }

    [Fact]
    public async Task A_cursor_of_something_else_is_refused()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct);

        await Should.ThrowAsync<FormatException>(() => RunAsync(scope.Session, new RfmCustomerFilter(), "no-cursor!", 10));
        await Should.ThrowAsync<FormatException>(() => RunAsync(scope.Session, new RfmCustomerFilter(), "AAAA", 10));
    }

    [Fact]
    public async Task Before_the_first_run_the_list_is_empty()
    {
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);

        (await RunAsync(scope.Session, new RfmCustomerFilter(), null, 10)).Total.ShouldBe(0);
        (await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct)).RunId.ShouldBeNull();
    }

    private static Task<Page<RfmCustomer>> RunAsync(TenantSession session, RfmCustomerFilter filter, string? cursor, int limit)
        => new RfmCustomersQuery(session.Rosters()).RunAsync(filter, cursor, limit, Ct);
}
