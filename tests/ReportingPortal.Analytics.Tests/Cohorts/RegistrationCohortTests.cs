using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Results;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Cohorts;

/// <summary>Cohorts of the date the customer file names (D6's option).</summary>
public class RegistrationCohortTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    /// <summary>
    /// January: A buys in January and March, B only in February, N never. February: C had bought in January already, and again in March. D has no
    /// date and E registers after the as-of date: neither is in a cohort.
    /// </summary>
    private static Days Example => new Days()
        .Registered("A", "2024-01-02").Registered("B", "2024-01-31").Registered("N", "2024-01-15").Registered("C", "2024-02-10").Registered("E", "2024-04-02")
        .Order("A", "2024-01-05", 100).Order("C", "2024-01-08", 40).Order("D", "2024-01-09", 999).Order("B", "2024-02-20", 50).Return("B", "2024-02-25", 10)
        .Order("A", "2024-03-01", 20).Order("C", "2024-03-03", 5).Order("E", "2024-03-31", 7);

    [Fact]
    public void Rates_are_of_all_who_registered_so_the_first_period_is_not_all_of_them()
    {
        var customers = Table(CohortMetric.Customers);

        customers.Cohorts.Select(row => (row.Cohort, row.Size)).ShouldBe([(new(2024, 1, 1), 3), (new(2024, 2, 1), 1), (new(2024, 3, 1), 0)]);
        customers.Cohorts[0].Cells.Select(cell => cell.Value).ShouldBe([1, 1, 1]);
        customers.Cohorts[0].Cells.Select(cell => Math.Round(cell.Rate!.Value, 4)).ShouldBe([.3333m, .3333m, .3333m]);
        // 1 and 1 of the 3 + 1, then 1 and 1 of 4, then 1 of 3.
        customers.Mean.Select(mean => Math.Round(mean.Value, 4)).ShouldBe([.5m, .5m, .3333m]);
    }

    [Fact]
    public void Orders_before_the_registration_count_in_the_first_period()
    {
        Table(CohortMetric.Customers).Cohorts[1].Cells.Select(cell => cell.Value).ShouldBe([1, 1]);
        Table(CohortMetric.Revenue).Cohorts[1].Cells.Select(cell => cell.Value).ShouldBe([40, 5]);
    }

    [Fact]
    public void Money_of_a_cohort_is_what_its_customers_brought_over_all_who_registered()
    {
        Table(CohortMetric.Revenue).Cohorts[0].Cells.Select(cell => cell.Value).ShouldBe([100, 40, 20]);
        Table(CohortMetric.Ltv).Cohorts[0].Cells.Select(cell => Math.Round(cell.Value, 2)).ShouldBe([33.33m, 46.67m, 53.33m]);
    }

    [Fact]
    public void On_or_after_counts_who_came_then_or_later_and_never_who_did_not()
        => Table(CohortMetric.Customers, CohortMode.OnOrAfter).Cohorts[0].Cells.Select(cell => cell.Value).ShouldBe([2, 2, 1]);

    [Fact]
    public async Task A_run_reads_the_dates_of_the_shops_own_file()
    {
        await using var scope = await database.AnalysedAsync(
            shop => shop.WithWorkedExample().Customer("C1", registeredOn: "2024-01-03").Customer("C4", registeredOn: "2024-01-04").Customer("C9", registeredOn: "2024-02-29")
                .Customer("C2"), Ct);
        var query = new CohortQuery(scope.Session);

        var table = await query.RunAsync(CohortGrain.Month, CohortMetric.Customers, CohortMode.On, null, CohortBasis.Registration, Ct);
        var firstOrders = await query.RunAsync(CohortGrain.Month, CohortMetric.Customers, CohortMode.On, null, CohortBasis.FirstOrder, Ct);

        // C1 ordered in January, February and March, C4 in February only, C9 never; C2, C3 and C5 have no date.
        table.Cohorts.Select(row => (row.Cohort.Month, row.Size, string.Join(' ', row.Cells.Select(cell => cell.Value)))).ShouldBe([(1, 2, "1 2 1"), (2, 1, "0 0"), (3, 0, "")]);
        firstOrders.Cohorts.Select(row => row.Size).ShouldBe([3, 1, 1]);
    }

    [Fact]
    public async Task A_shop_without_dates_has_none()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct);

        (await new CohortQuery(scope.Session).RunAsync(CohortGrain.Month, CohortMetric.Customers, CohortMode.On, null, CohortBasis.Registration, Ct)).Cohorts.ShouldBeEmpty();
    }

    private static CohortTable Table(CohortMetric metric, CohortMode mode = CohortMode.On)
        => Example.Table("2024-03-31", CohortGrain.Month, metric, mode, basis: CohortBasis.Registration);
}
