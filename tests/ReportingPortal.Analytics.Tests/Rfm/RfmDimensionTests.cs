using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Rfm;

/// <summary>Champions C1, At Risk C4, Need Attention C3, Promising C5, Hibernating C2 (see <c>RfmRulesTests</c>).</summary>
public class RfmDimensionTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("region", "South: Need Attention 1 60, At Risk 1 200, Hibernating 1 50 | North: Champions 1 250, Promising 1 50")]
    [InlineData("category", "Books: Promising 1 50, Need Attention 1 60, Hibernating 1 50 | Games: Champions 1 250, At Risk 1 200")]
    [InlineData("month", "2024-01: Champions 1 250, Need Attention 1 60, Hibernating 1 50 | 2024-02: At Risk 1 200 | 2024-03: Promising 1 50")]
    [InlineData("tier", "Bronze: Promising 1 50, Hibernating 1 50 | Silver: Need Attention 1 60, At Risk 1 200 | Gold: Champions 1 250")]
    [InlineData("given_segment", "VIP: Champions 1 250 | : Promising 1 50, Need Attention 1 60, At Risk 1 200, Hibernating 1 50")]
    [InlineData("segment", ": Champions 1 250, Promising 1 50, Need Attention 1 60, At Risk 1 200, Hibernating 1 50")]
    public async Task Groups_are_told_apart_by_each_dimension(string dimension, string expected)
    {
        await using var scope = await ShopAsync();

        var rows = await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).ByAsync(RfmDimension.Named(dimension)!, CustomerFilter.None, Ct);

        string.Join(" | ", rows.GroupBy(row => row.Value).Select(value => $"{value.Key}: " + string.Join(", ", value.Select(row => $"{row.Group} {row.Customers} {row.NetSales:0}"))))
            .ShouldBe(expected);
    }

    [Fact]
    public async Task Filters_cut_groups_cells_and_lists_alike()
    {
        await using var scope = await ShopAsync();
        var filter = new CustomerFilter("South", "Books");

        var overview = await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(filter, Ct);
        var list = await new RfmCustomersQuery(scope.Session.Rosters()).RunAsync(new RfmCustomerFilter(Region: "South", Category: "Books"), null, 10, Ct);

        overview.Groups.Where(group => group.Customers > 0).Select(group => group.Group).ShouldBe(["Need Attention", "Hibernating"]);
        overview.ScoredCustomers.ShouldBe(2);
        overview.Cells.Sum(cell => cell.Customers).ShouldBe(2);
        overview.ValueTiers.Sum(tier => tier.Customers).ShouldBe(2);
        (list.Total, string.Join(' ', list.Items.Select(customer => customer.CustomerId))).ShouldBe((2, "C3 C2"));
        (await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(new CustomerFilter(Group: "Champions"), Ct)).ScoredCustomers.ShouldBe(1);
    }

    [Fact]
    public async Task Customers_without_an_order_have_no_month_and_the_region_of_the_customer_file()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample().Customer("P1", "Pat", "West"), Ct);
        var query = new RfmOverviewQuery(scope.Session, scope.Session.Rosters());

        (await query.ByAsync(RfmDimension.Month, CustomerFilter.None, Ct))[^1].ShouldSatisfyAllConditions(
            row => row.Value.ShouldBeNull(), row => row.Group.ShouldBe("No purchase"));
        (await query.ByAsync(RfmDimension.Region, new CustomerFilter(Region: "West"), Ct)).Single().Group.ShouldBe("No purchase");
    }

    // Without events and fifty customers there are no segments.
    private Task<TenantScope> ShopAsync() => database.AnalysedAsync(shop => shop.WithWorkedExample().Customer("C1", "Ada", "North", "VIP"), Ct);
}
