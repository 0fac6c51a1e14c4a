using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Narrative;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Narrative;

public class NarrativeQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly DateOnly EndOfMarch = new(2024, 3, 31);

    [Fact]
    public async Task February_to_March_is_explained_as_worked_out_by_hand()
    {
        var narrative = await RunAsync(shop => shop.WithWorkedExample(), WorkedExample.March, EndOfMarch);

        narrative.ToDate.ShouldBeNull();
        narrative.Whole.Split.ShouldBe(new ChangeDecomposition(-70, 86.40m, -86.40m, -70));
        // North 100 + 50 against 50, South 30 against 200; Games 100 against 200, Books 80 against 50.
        narrative.Whole.Regions.Select(region => (region.Name, region.Change)).ShouldBe([("South", -170m), ("North", 100m)]);
        narrative.Whole.Categories.Select(category => (category.Name, category.Change)).ShouldBe([("Games", -100m), ("Books", 30m)]);
        var plain = narrative.Whole.Differences;
        (plain with { AverageOrderValue = Math.Round(plain.AverageOrderValue!.Value, 2) }).ShouldBe(new PlainDifferences(1, 0, 0, -0.5m, -23.33m));
    }

    [Fact]
    public async Task A_period_that_goes_on_beyond_the_data_is_also_compared_day_by_day()
    {
        var narrative = await RunAsync(shop => shop.WithWorkedExample(), WorkedExample.March, new DateOnly(2024, 3, 15));

        narrative.Told.ShouldBeSameAs(narrative.ToDate);
        narrative.ToDate!.Period.ShouldBe(new Period(new(2024, 3, 1), new(2024, 3, 16)));
        narrative.ToDate.PreviousPeriod.ShouldBe(new Period(new(2024, 2, 1), new(2024, 2, 16)));
        // The order of 20 February is not of its first fifteen days.
        (narrative.ToDate.NetSales, narrative.ToDate.PreviousNetSales).ShouldBe((180, 150));
        narrative.Whole.PreviousNetSales.ShouldBe(250);
    }

    [Fact]
    public async Task A_longer_running_month_is_compared_with_all_the_days_of_a_shorter_one()
    {
        var narrative = await RunAsync(shop => shop.Order("1", "C1", "2023-02-28", 10).Order("2", "C1", "2023-03-30", 30), Period.Month(new(2023, 3, 1)), new DateOnly(2023, 3, 30));

        narrative.ToDate!.PreviousPeriod.ShouldBe(Period.Month(new(2023, 2, 1)));
        narrative.ToDate.PreviousNetSales.ShouldBe(10);
    }

    [Theory]
    [InlineData("North")]
    [InlineData("South")]
    public async Task Cut_to_a_region_only_its_own_change_is_explained(string region)
    {
        var narrative = await RunAsync(shop => shop.WithWorkedExample(), WorkedExample.March, EndOfMarch, new FigureFilter(region));

        narrative.Whole.Split.Change.ShouldBe(region == "North" ? 100 : -170);
        narrative.Whole.Regions.Single().Name.ShouldBe(region);
        narrative.Whole.Categories.Sum(category => category.Change).ShouldBe(narrative.Whole.Split.Change);
    }

    [Fact]
    public async Task After_a_month_without_orders_or_of_returns_only_plain_differences_stand()
    {
        var narrative = await RunAsync(
            shop => shop.Order("1", "C1", "2024-01-05", 100).Return("R", "C1", "2024-02-05", 40).Order("2", null, "2024-03-05", 60), WorkedExample.March, EndOfMarch);

        narrative.Whole.Split.ShouldBe(new ChangeDecomposition(100, null, null, null));
        narrative.Whole.Differences.ShouldBe(new PlainDifferences(0, 1, 1, null, null));
        narrative.Whole.Regions.Sum(region => region.Change).ShouldBe(100);
    }

    [Fact]
    public async Task A_region_that_came_or_went_counts_from_zero()
    {
        var narrative = await RunAsync(
            shop => shop.Order("1", "C1", "2024-02-05", 100, region: "Old").Order("2", "C1", "2024-03-05", 100, region: "New"), WorkedExample.March, EndOfMarch);

        narrative.Whole.Regions.Select(region => (region.Name, region.PreviousNetSales, region.NetSales, region.Change)).ShouldBe(
            [("New", 0m, 100m, 100m), ("Old", 100m, 0m, -100m)]);
    }

    private async Task<ChangeNarrative> RunAsync(Func<ShopSeed, ShopSeed> orders, Period period, DateOnly asOf, FigureFilter? filter = null)
    {
        await using var scope = await database.OpenAsync(orders, Ct);
        return await new NarrativeQuery(new KpiQuery(scope.Session, scope.Session.Days()), new SalesBreakdownQuery(scope.Session, scope.Session.Days())).RunAsync(period, period.Previous, filter ?? FigureFilter.None, asOf, Ct);
    }
}
