using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Analytics.Quality;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Ingestion.Rollups;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Runs;

/// <summary>One wrong year in a file must not make every customer one who has long left.</summary>
public class OrdersToComeTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_dated_to_come_moves_no_as_of_date_and_is_in_no_analysis_of_customers()
    {
        var shop = await RebuiltAsync(seed => seed.WithWorkedExample().Order("X", "C2", "2062-03-15", 4000, "D", "Toys", "South"));
        var plain = await RebuiltAsync(seed => seed.WithWorkedExample());
        await database.AnalyseAsync(shop, Ct);
        await database.AnalyseAsync(plain, Ct);

        var (with, without) = (await SeenAsync(shop), await SeenAsync(plain));

        with.ShouldBe(without);
        with.ShouldStartWith("2024-03-15; ");
        await using var scope = database.ScopeOf(shop);
        var (inToys, inBooks) = (await InCategoryAsync(scope, "Toys"), await InCategoryAsync(scope, "Books"));
        inToys.ShouldBeEmpty();
        inBooks.ShouldContain("C2");
        var model = await scope.Session.Db.RecommendationModels.AsNoTracking().SingleAsync(Ct);
        model.Interactions.ShouldBe(6, "what each customer bought, but D");
        (await new QualityQuery(scope.Session).RunAsync(null, Ct)).Findings.Single(count => count.Finding == "future_dated").Rows.ShouldBe(1);
    }

    [Fact]
    public async Task Where_every_order_is_still_to_come_the_last_of_them_is_the_as_of_date()
    {
        var shop = await RebuiltAsync(seed => seed.Order("X", "C1", "2062-03-15", 40).Order("Y", "C1", "2062-04-01", 40));
        await database.AnalyseAsync(shop, Ct);

        (await SeenAsync(shop)).ShouldStartWith("2062-04-01; C1 0 days");
    }

    private static async Task<IEnumerable<string>> InCategoryAsync(TenantScope scope, string category)
        => (await new RfmCustomersQuery(scope.Session.Rosters()).RunAsync(new RfmCustomerFilter(Category: category), null, 100, Ct)).Items.Select(customer => customer.CustomerId);

    /// <summary>What analyses say of the customers, as text.</summary>
    private async Task<string> SeenAsync(Tenant tenant)
    {
        await using var scope = database.ScopeOf(tenant);
        var asOf = (await new DataScopeQuery(scope.Session, new FigureCache()).RunAsync(Ct)).AsOfDate;
        var rfm = await new RfmCustomersQuery(scope.Session.Rosters()).RunAsync(new RfmCustomerFilter(), null, 100, Ct);
        var cohorts = await new CohortQuery(scope.Session).RunAsync(CohortGrain.Month, CohortMetric.Revenue, CohortMode.On, null, CohortBasis.FirstOrder, Ct);
        return $"{asOf:yyyy-MM-dd}; {string.Join(", ", rfm.Items.OrderBy(each => each.CustomerId, StringComparer.Ordinal).Select(each => $"{each.CustomerId} {each.RecencyDays} days, {each.Frequency} times, {each.Monetary:0}"))}; "
            + string.Join(", ", cohorts.Cohorts.Select(cohort => $"{cohort.Cohort:yyyy-MM}: {string.Join(' ', cohort.Cells.Select(cell => cell.Value))}"));
    }

    private async Task<Tenant> RebuiltAsync(Func<ShopSeed, ShopSeed> orders)
    {
        var shop = orders(new ShopSeed(database, await database.CreateTenantAsync()));
        await shop.SaveAsync(Ct);
        await using var scope = database.ScopeOf(shop.Tenant);
        await new RollupRebuild(scope.Session, TimeProvider.System).RunAsync(Ct);
        return shop.Tenant;
    }
}
