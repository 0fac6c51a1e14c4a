using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Lifetime;

public class LifetimeQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Below_the_gate_there_are_historic_values_and_the_reason()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct);
        var query = new LifetimeQuery(scope.Session, scope.Session.Rosters());

        var overview = await query.RunAsync(Ct);
        var customers = await query.CustomersAsync(null, null, 10, Ct);

        (overview.HasForecast, overview.PurchaseModel, overview.Parameters, overview.ClvTotal).ShouldBe((false, null, null, null));
        overview.Gate!.Reason.ShouldBe(
            "Too little to forecast from: 5 customers with an order of the 100 it takes; 3 who came back on another day of the 30 it takes; 10 weeks of history of the 26 it takes.");
        (overview.HistoricTotal, overview.Orders, overview.Distribution.Mean).ShouldBe((610, 9, 122));
        customers.Total.ShouldBe(5);
        customers.Items.Select(c => (c.CustomerId, c.Historic, c.Orders, c.Frequency, c.Clv, c.PAlive)).ShouldBe(
            [("C1", 250, 3, 2, null, null), ("C4", 200, 2, 1, null, null), ("C3", 60, 2, 1, null, null), ("C2", 50, 1, 0, null, null), ("C5", 50, 1, 0, null, null)]);
        // C1: 5 January to 15 March, which is the as-of date, too.
        (customers.Items[0].Recency, customers.Items[0].Age).ShouldBe((10, 10));
    }

    [Fact]
    public async Task Orders_of_a_day_are_one_purchase_and_a_return_reduces_the_purchase_before_it()
    {
        var histories = await HistoriesAsync(shop => shop
            .Order("1", "C1", "2024-01-01", 100).Order("2", "C1", "2024-01-01", 50, region: "South")
            .Return("R0", "C1", "2024-01-05", 30)
            .Order("3", "C1", "2024-01-11", 40).Order("4", "C1", "2024-01-21", 60)
            .Return("R1", "C1", "2024-01-25", 20).Return("R2", "C1", "2024-03-01", 10)
            .Order("5", "C2", "2024-01-31", 5));

        // First day 150 less 30; then (40 + 60 - 20 - 10) / 2 a purchase.
        histories.Rows[0].ShouldBe(new RepeatPurchaseSummary("C1", 4, 190, 2, 20, 30, 35, 2, 20, 20));
        histories.Rows[1].ShouldBe(new RepeatPurchaseSummary("C2", 1, 5, 0, 0, 0, 0));
        (histories.FirstOrderOn, histories.CutOn, histories.AsOfDate).ShouldBe((new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 21), new DateOnly(2024, 1, 31)));
    }

    [Fact]
    public async Task Who_only_returned_something_is_no_customer_here_and_a_return_before_the_first_purchase_counts_in_the_past_only()
    {
        var histories = await HistoriesAsync(shop => shop
            .Return("R1", "C1", "2024-01-01", 30)
            .Return("R2", "C2", "2024-01-01", 30).Order("1", "C2", "2024-01-10", 20).Order("2", "C2", "2024-01-12", 25));

        histories.Rows.Single().ShouldBe(new RepeatPurchaseSummary("C2", 2, 15, 1, 2, 21, 25, 1, 2, 14));
    }

    [Fact]
    public async Task On_cdnow_the_run_leads_to_the_published_method_with_histories_counted_apart()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var expected = LifetimeForecast.Of(Cdnow.Histories(Cdnow.End));
        await using var scope = await database.AnalysedAsync(OfCdnow, Ct);
        var query = new LifetimeQuery(scope.Session, scope.Session.Rosters());

        var overview = await query.RunAsync(Ct);
        var first = await query.CustomersAsync(null, null, 1000, Ct);
        var second = await query.CustomersAsync(null, first.NextCursor, 1000, Ct);
        var third = await query.CustomersAsync(null, second.NextCursor, 1000, Ct);

        (overview.PurchaseModel, overview.ValueModel, overview.NoDropOut, overview.AsOfDate).ShouldBe(("bg_nbd", "gamma_gamma", false, Cdnow.End));
        overview.Parameters!.R.ShouldBe(expected.Purchases!.Model.R);
        overview.Parameters.Q!.Value.ShouldBe(expected.Values!.Model.Q, 1e-5);
        overview.HoldOut!.Model.ShouldBe(expected.HoldOut!.Model);
        overview.HoldOut.ByFrequency.ShouldBe(expected.HoldOut.ByFrequency);
        var all = first.Items.Concat(second.Items).Concat(third.Items).ToList();
        (all.Count, first.Total, third.NextCursor).ShouldBe((2357, 2357, null));
        all.Select(c => c.Clv!.Value).ShouldBeInOrder(SortDirection.Descending);
        foreach (var customer in all)
        {
            var i = Array.IndexOf(expected.Histories.CustomerIds, customer.CustomerId);
            var row = expected.Histories.Rows[i];
            (customer.Frequency, customer.Recency, customer.Age, customer.Historic, customer.Orders).ShouldBe(
                (row.Frequency, row.RecencyDays / 7.0, row.AgeDays / 7.0, row.Historic, row.Orders), customer.CustomerId);
            ((double)customer.Clv!.Value).ShouldBe((double)expected.Customers![i].Clv, .001, customer.CustomerId);
        }

        overview.ClvTotal.ShouldBe(all.Sum(c => c.Clv));
        overview.ExpectedPurchases!.Value.ShouldBe(all.Sum(c => c.ExpectedPurchases!.Value), 1e-6);
    }

    [Fact]
    public async Task Another_horizon_forecasts_anew_in_the_same_order()
    {
        await using var scope = await database.AnalysedAsync(Regulars, Ct);
        var query = new LifetimeQuery(scope.Session, scope.Session.Rosters());

        var year = await query.CustomersAsync(null, null, 5, Ct);
        var same = await query.CustomersAsync(365, null, 5, Ct);
        var month = await query.CustomersAsync(30, null, 5, Ct);

        month.Items.Select(c => c.CustomerId).ShouldBe(year.Items.Select(c => c.CustomerId));
        foreach (var (long_, alike, short_) in year.Items.Zip(same.Items, month.Items))
        {
            alike.Clv!.Value.ShouldBe(long_.Clv!.Value, .001m * long_.Clv.Value);
            short_.ExpectedPurchases!.Value.ShouldBeInRange(long_.ExpectedPurchases!.Value / 15, long_.ExpectedPurchases.Value / 8);
            (short_.PAlive, short_.ExpectedValue).ShouldBe((long_.PAlive, long_.ExpectedValue));
        }
    }

    [Fact]
    public async Task A_margin_makes_every_forecast_that_share_and_leaves_the_past_the_order_and_other_shops_alone()
    {
        await using var kept = await database.AnalysedAsync(Regulars, Ct, new GroupingRules(ForecastMargin: .4m));
        await using var whole = await database.AnalysedAsync(Regulars, Ct);
        var (part, all) = (new LifetimeQuery(kept.Session, kept.Session.Rosters()), new LifetimeQuery(whole.Session, whole.Session.Rosters()));

        foreach (var days in new int?[] { null, 30, 730 })
        {
            var (some, full) = ((await part.CustomersAsync(days, null, 200, Ct)).Items, (await all.CustomersAsync(days, null, 200, Ct)).Items);
            some.Select(customer => customer.CustomerId).ShouldBe(full.Select(customer => customer.CustomerId));
            foreach (var (one, other) in some.Zip(full))
            {
                one.Clv!.Value.ShouldBe(.4m * other.Clv!.Value, .0001m, one.CustomerId);
                (one with { Clv = other.Clv }).ShouldBe(other, "purchases, their value and the past are the same");
            }
        }

        var (little, much) = (await part.RunAsync(Ct), await all.RunAsync(Ct));
        var listed = (await part.CustomersAsync(null, null, 200, Ct)).Items;
        (little.Margin, much.Margin).ShouldBe((.4, 1));
        little.ClvTotal.ShouldBe(listed.Sum(customer => customer.Clv));
        little.ClvTotal!.Value.ShouldBe(.4m * much.ClvTotal!.Value, .01m);
        (little.HistoricTotal, little.ExpectedPurchases, little.HoldOut!.Model).ShouldBe((much.HistoricTotal, much.ExpectedPurchases, much.HoldOut!.Model));
        var profile = (await new CustomerProfileQuery(kept.Session).RunAsync(listed[0].CustomerId, Ct))!;
        (profile.Lifetime, profile.ForecastMargin, profile.LifetimeNetSales).ShouldBe((listed[0], .4, listed[0].Historic));
    }

    [Fact]
    public async Task Without_a_forecast_a_margin_changes_nothing()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct, new GroupingRules(ForecastMargin: .4m));

        var overview = await new LifetimeQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct);

        (overview.HasForecast, overview.ClvTotal, overview.HistoricTotal, overview.Distribution.Mean).ShouldBe((false, null, 610, 122));
        (await new CustomerProfileQuery(scope.Session).RunAsync("C1", Ct))!.ForecastMargin.ShouldBeNull();
    }

    [Fact]
    public async Task A_customers_profile_has_the_values_of_the_list()
    {
        await using var scope = await database.AnalysedAsync(shop => Regulars(shop).Customer("P1", "Pat"), Ct);
        var listed = (await new LifetimeQuery(scope.Session, scope.Session.Rosters()).CustomersAsync(null, null, 1, Ct)).Items.Single();

        var profile = (await new CustomerProfileQuery(scope.Session).RunAsync(listed.CustomerId, Ct))!;
        (profile.Lifetime, profile.LifetimeNetSales).ShouldBe((listed, listed.Historic));
        (await new CustomerProfileQuery(scope.Session).RunAsync("P1", Ct))!.Lifetime.ShouldBeNull();
    }

    [Fact]
    public async Task Where_nobody_leaves_it_is_unknown_who_is_a_customer_still()
    {
        // 100 customers, each once a week to the end: nothing to learn of leaving from.
        await using var scope = await database.AnalysedAsync(Weekly, Ct);
        var query = new LifetimeQuery(scope.Session, scope.Session.Rosters());

        var overview = await query.RunAsync(Ct);
        var listed = (await query.CustomersAsync(null, null, 100, Ct)).Items;
        var soon = (await query.CustomersAsync(30, null, 1, Ct)).Items.Single();

        (overview.NoDropOut, overview.HasForecast, overview.AliveRepeaters).ShouldBe((true, true, null));
        listed.Select(customer => customer.PAlive).Distinct().ShouldBe([null]);
        soon.PAlive.ShouldBeNull();
        (await new CustomerProfileQuery(scope.Session).RunAsync(listed[0].CustomerId, Ct))!.Lifetime.ShouldBe(listed[0]);
        // All go on at their rate: 27 purchases in 27 weeks, or about one a week.
        listed[0].ExpectedPurchases!.Value.ShouldBe(LifetimeHorizon.Standard.Weeks, 3);
    }

    [Fact]
    public async Task Before_the_first_run_there_is_nothing()
    {
        await using var scope = await database.OpenAsync(Regulars, Ct);

        var overview = await new LifetimeQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct);

        (overview.RunId, overview.Gate, overview.HasForecast).ShouldBe((null, null, false));
        (await new LifetimeQuery(scope.Session, scope.Session.Rosters()).CustomersAsync(null, null, 10, Ct)).Total.ShouldBe(0);
    }

    private async Task<PurchaseHistories> HistoriesAsync(Func<ShopSeed, ShopSeed> orders)
    {
        await using var scope = await database.OpenAsync(orders, Ct);
        await scope.Session.EnsureReadAsync(Ct);
        using var cache = new DayCache();
        using var data = new RunData(scope.Session, cache, 1, DateOnly.MaxValue);
        return LifetimeStore.Histories(await data.CustomersAsync(Ct), new DateOnly(2024, 1, 31));
    }

    private static ShopSeed OfCdnow(ShopSeed shop)
        => Cdnow.Purchases().Index().Aggregate(
            shop, (seed, each) => seed.Order($"{each.Index:D5}", each.Item.Customer, each.Item.Day.ToString("O"), each.Item.Amount));

    private static ShopSeed Weekly(ShopSeed shop)
        => Enumerable.Range(0, 100).Aggregate(shop, (seed, i) => Enumerable.Range(0, 28).Aggregate(
            seed, (s, week) => s.Order($"O{i}-{week}", $"C{i:D3}", new DateOnly(2024, 1, 1).AddDays((7 * week) + (i % 7)).ToString("O"), 20)));

    /// <summary>120 customers over two years: a third comes every month, a third came three times, a third once.</summary>
    private static ShopSeed Regulars(ShopSeed shop)
        => Enumerable.Range(0, 120).Aggregate(shop, (seed, i) => Enumerable.Range(0, (i % 3) switch { 0 => 20, 1 => 3, _ => 1 }).Aggregate(
            seed, (s, order) => s.Order($"O{i}-{order}", $"C{i:D3}", new DateOnly(2022, 1, 1).AddDays(i + (order * (28 + (i % 5)))).ToString("O"), 20 + (i % 7) + order)));
}
