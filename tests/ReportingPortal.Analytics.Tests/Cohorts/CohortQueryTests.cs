using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Analytics.Tests.Lifetime;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Results;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Cohorts;

public class CohortQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_leads_to_the_worked_example_beside_another_shop()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample().Order("G1", null, "2024-02-01", 999).Return("R1", "C9", "2024-02-01", 9), Ct);
        var query = new CohortQuery(scope.Session);

        var customers = await query.RunAsync(CohortGrain.Month, CohortMetric.Customers, CohortMode.On, null, CohortBasis.FirstOrder, Ct);
        var ltv = await query.RunAsync(CohortGrain.Month, CohortMetric.Ltv, CohortMode.On, null, CohortBasis.FirstOrder, Ct);
        var quarter = await query.RunAsync(CohortGrain.Quarter, CohortMetric.Revenue, CohortMode.On, null, CohortBasis.FirstOrder, Ct);

        // The last order is of 15 March, so March has not ended.
        customers.AsOfDate.ShouldBe(new DateOnly(2024, 3, 15));
        Texts(customers).ShouldBe(["2024-01-01 3: 3 1 2…", "2024-02-01 1: 1 0…", "2024-03-01 1: 1…"]);
        Texts(ltv).ShouldBe(["2024-01-01 3: 60 76.67 120…", "2024-02-01 1: 200 200…", "2024-03-01 1: 50…"]);
        Texts(quarter).ShouldBe(["2024-01-01 5: 610…"]);
    }

    [Fact]
    public async Task Dates_choose_whole_cohorts_from_the_one_the_first_day_lies_in()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct);
        var query = new CohortQuery(scope.Session);

        var months = await query.RunAsync(CohortGrain.Month, CohortMetric.Customers, CohortMode.On, new Period(new(2024, 1, 31), new(2024, 3, 1)), CohortBasis.FirstOrder, Ct);
        var weeks = await query.RunAsync(CohortGrain.Week, CohortMetric.Customers, CohortMode.On, new Period(new(2024, 1, 21), new(2024, 1, 29)), CohortBasis.FirstOrder, Ct);

        Texts(months).ShouldBe(["2024-01-01 3: 3 1 2…", "2024-02-01 1: 1 0…"]);
        // 20 January is of the week that ends on the 21st.
        Texts(weeks).ShouldBe(["2024-01-15 1: 1 0 0 0 0 0 0 0 0…", "2024-01-22 1: 1 0 0 0 0 1 0 0…"]);
    }

    [Fact]
    public async Task Orders_of_a_day_in_two_regions_and_categories_are_one_customer()
    {
        await using var scope = await database.AnalysedAsync(shop => shop
            .Order("1", "C1", "2024-01-31", 10, category: "A", region: "North").Order("2", "C1", "2024-01-31", 20, category: "B", region: "South")
            .Order("3", "C1", "2024-02-29", 5, category: "A", region: "South").Order("3", "C1", "2024-02-29", 5, "Q", "B", region: "South"), Ct);
        var query = new CohortQuery(scope.Session);

        Texts(await query.RunAsync(CohortGrain.Month, CohortMetric.Customers, CohortMode.On, null, CohortBasis.FirstOrder, Ct)).ShouldBe(["2024-01-01 1: 1 1", "2024-02-01 0: "]);
        Texts(await query.RunAsync(CohortGrain.Month, CohortMetric.Revenue, CohortMode.On, null, CohortBasis.FirstOrder, Ct)).ShouldBe(["2024-01-01 1: 30 10", "2024-02-01 0: "]);
    }

    [Theory]
    [InlineData(CohortGrain.Month)]
    [InlineData(CohortGrain.Week)]
    [InlineData(CohortGrain.Quarter)]
    public async Task On_cdnow_every_cell_is_that_of_plain_counting(CohortGrain grain)
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var purchases = Cdnow.Purchases().ToList();
        await using var scope = await database.AnalysedAsync(shop => purchases.Index().Aggregate(
            shop, (seed, each) => seed.Order($"{each.Index:D5}", each.Item.Customer, each.Item.Day.ToString("O"), each.Item.Amount)), Ct);
        var query = new CohortQuery(scope.Session);

        var on = await query.RunAsync(grain, CohortMetric.Customers, CohortMode.On, null, CohortBasis.FirstOrder, Ct);
        var later = await query.RunAsync(grain, CohortMetric.Customers, CohortMode.OnOrAfter, null, CohortBasis.FirstOrder, Ct);
        var revenue = await query.RunAsync(grain, CohortMetric.Revenue, CohortMode.On, null, CohortBasis.FirstOrder, Ct);

        var cohorts = purchases.GroupBy(each => each.Customer).GroupBy(customer => Start(grain, customer.Min(each => each.Day))).ToDictionary(cohort => cohort.Key, cohort => cohort.ToList());
        on.Cohorts.Where(row => row.Size > 0).Select(row => row.Cohort).ShouldBe(cohorts.Keys.Order());
        on.Cohorts.Sum(row => row.Size).ShouldBe(2357);
        foreach (var (row, after, money) in on.Cohorts.Where(row => row.Size > 0).Zip(later.Cohorts.Where(row => row.Size > 0), revenue.Cohorts.Where(row => row.Size > 0)))
        {
            var start = row.Cohort;
            for (var number = 0; number < row.Cells.Count; number++)
            {
                var here = cohorts[row.Cohort].Select(customer => customer.Where(each => Start(grain, each.Day) == start).ToList()).ToList();
                row.Cells[number].Value.ShouldBe(here.Count(days => days.Count > 0), $"{row.Cohort} {number}");
                money.Cells[number].Value.ShouldBe(here.Sum(days => days.Sum(each => each.Amount)), $"{row.Cohort} {number}");
                after.Cells[number].Value.ShouldBe(cohorts[row.Cohort].Count(customer => customer.Any(each => each.Day >= start)), $"{row.Cohort} {number}");
                start = Start(grain, start.AddDays(grain switch { CohortGrain.Month => 31, CohortGrain.Week => 7, _ => 92 }));
            }

            start.ShouldBeGreaterThan(Cdnow.End);
        }
    }

    [Fact]
    public async Task Before_the_first_run_and_without_customers_there_is_nothing()
    {
        await using var fresh = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);
        await using var guests = await database.AnalysedAsync(shop => shop.Order("1", null, "2024-01-01", 10), Ct);

        (await new CohortQuery(fresh.Session).RunAsync(CohortGrain.Month, CohortMetric.Customers, CohortMode.On, null, CohortBasis.FirstOrder, Ct)).ShouldBe(CohortTable.Empty);
        var none = await new CohortQuery(guests.Session).RunAsync(CohortGrain.Month, CohortMetric.Customers, CohortMode.On, null, CohortBasis.FirstOrder, Ct);
        (none.RunId is null, none.Cohorts.Count, none.Mean.Count).ShouldBe((false, 0, 0));
    }

    [Fact]
    public async Task A_newer_run_takes_the_place_of_the_one_before()
    {
        var tenant = await database.CreateTenantAsync();
        await new ShopSeed(database, tenant).WithWorkedExample().SaveAsync(Ct);
        await database.AnalyseAsync(tenant, Ct);
        await database.AnalyseAsync(tenant, Ct);
        await using var scope = database.ScopeOf(tenant);

        Texts(await new CohortQuery(scope.Session).RunAsync(CohortGrain.Quarter, CohortMetric.Customers, CohortMode.On, null, CohortBasis.FirstOrder, Ct)).ShouldBe(["2024-01-01 5: 5…"]);
    }

    /// <summary>Found by walking back from the day, apart from the calendar of the portal.</summary>
    private static DateOnly Start(CohortGrain grain, DateOnly day)
    {
        while (grain == CohortGrain.Week ? day.DayOfWeek != DayOfWeek.Monday : day.Day != 1 || (grain == CohortGrain.Quarter && day.Month is not (1 or 4 or 7 or 10)))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    private static IEnumerable<string> Texts(CohortTable table)
        => table.Cohorts.Select(row => FormattableString.Invariant($"{row.Cohort:O} {row.Size}: ")
            + string.Join(' ', row.Cells.Select(cell => FormattableString.Invariant($"{Math.Round(cell.Value, 2):0.##}{(cell.Complete ? "" : "…")}"))));
}
