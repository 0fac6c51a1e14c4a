using FsCheck;
using FsCheck.Fluent;
using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Analytics.Lifetime.Fitting;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Lifetime;

public class LifetimeForecastTests
{
    private const double WeeksAhead = 12 * 4.345;

    [Fact]
    public void One_customer_is_too_little_and_the_reason_says_what_is_missing()
    {
        var result = LifetimeForecast.Of(Buyers.Histories(70, [("C1", [0, 10], 20)]));

        result.Gate.Passed.ShouldBeFalse();
        result.Gate.Reason.ShouldBe(
            "Too little to forecast from: 1 customers with an order of the 100 it takes; 1 who came back on another day of the 30 it takes; 10 weeks of history of the 26 it takes.");
        result.Customers.ShouldBeNull();
        (result.Distribution.Total, result.Distribution.Median).ShouldBe((40, 40));
    }

    [Fact]
    public void Where_nobody_ever_came_back_there_is_no_forecast()
    {
        var result = LifetimeForecast.Of(Buyers.Histories(365, Enumerable.Range(0, 200).Select(i => ($"C{i}", new List<int> { i }, 10.0))));

        result.Gate.Reason.ShouldBe("Too little to forecast from: 0 who came back on another day of the 30 it takes.");
    }

    [Theory]
    [InlineData(100, 30, 26, true)]
    [InlineData(99, 30, 26, false)]
    [InlineData(100, 29, 26, false)]
    [InlineData(100, 30, 25.99, false)]
    public void The_gate_opens_at_its_bounds(int customers, int repeaters, double weeks, bool passed)
        => LifetimeGate.Of(customers, repeaters, weeks).Passed.ShouldBe(passed);

    [Fact]
    public void No_customers_have_no_values()
    {
        var result = LifetimeForecast.Of(Buyers.Histories(0, []));

        result.Gate.Passed.ShouldBeFalse();
        result.Distribution.Bins.ShouldBeEmpty();
    }

    [Fact]
    public void Where_nobody_leaves_everybody_goes_on_at_their_rate()
    {
        // Wholesalers: one order a week, and all of them still come.
        var result = LifetimeForecast.Of(Buyers.Simulate(3, 300, 400, random => .5 + random.NextDouble(), _ => 0, _ => 100));

        result.Purchases!.Model.HasNoDropOut.ShouldBeTrue();
        result.Purchases.Penaliser.ShouldBe(0);
        result.Notices.ShouldContain(notice => notice.StartsWith("No drop-out found"));
        var (r, alpha, _, _) = result.Purchases.Model;
        for (var i = 0; i < result.Histories.Count; i++)
        {
            var rate = (r + result.Histories.Frequency[i]) / (alpha + (result.Histories.AgeDays[i] / 7.0));
            result.Customers![i].Alive.ShouldBe(1);
            result.Customers[i].Purchases.ShouldBe(rate * WeeksAhead, 1e-9);
            rate.ShouldBeLessThan(4);
        }
    }

    [Fact]
    public void Customers_alike_in_everything_are_worth_what_they_spend()
    {
        var result = LifetimeForecast.Of(Buyers.Simulate(5, 400, 500, _ => .2, _ => .1, _ => 50));

        result.Correlation.ShouldBeNull();
        result.Customers!.Max(customer => Math.Abs(customer.PurchaseValue - 50)).ShouldBeLessThan(.5m);
    }

    [Fact]
    public void Of_a_margin_the_value_is_that_share_and_a_purchase_stays_its_net_sales()
    {
        // Three purchases to come, worth two today, at 30 each: 60, or 24 where .4 of them are kept.
        var expected = new ExpectedCustomer(.5, 3, 2);

        CustomerValue.Of(expected, 30, 1).ShouldBe(new CustomerValue(.5, 3, 30, 60));
        CustomerValue.Of(expected, 30, .4).ShouldBe(new CustomerValue(.5, 3, 30, 24));
    }

    [Fact]
    public void A_search_led_by_a_sample_ends_at_the_top_of_all()
    {
        var histories = Buyers.Simulate(17, 20_000, 1095, random => -Math.Log(1 - random.NextDouble()) / 10, random => 1 - Math.Pow(random.NextDouble(), 1 / 3.0), _ => 50);
        var groups = PurchaseGroups.Of(histories.Frequency, histories.RecencyDays, histories.AgeDays);
        groups.Count.ShouldBeGreaterThan(2 * PurchaseFit.Sample);

        var fit = PurchaseFit.Find(groups)!;
        var ofSome = PurchaseFit.Find(groups.Some(PurchaseFit.Sample))!;

        var slopes = new double[BetaGeometricLikelihood.Parameters];
        new BetaGeometricLikelihood(groups).Penalised(BetaGeometricLikelihood.Logs(fit.Model), slopes, fit.Penaliser, 1);
        (fit.Penaliser, slopes.Max(Math.Abs) < 1e-6).ShouldBe((0, true), $"slopes {string.Join(", ", slopes)}");
        ofSome.Model.ShouldNotBe(fit.Model, "some are not all");
    }

    [Fact]
    public void The_parameters_that_made_the_customers_are_found_again()
    {
        // Rates Gamma(1, 10 weeks): an exponential of mean .1; leaving Beta(1, 3): 1 - u^(1/3).
        var result = LifetimeForecast.Of(Buyers.Simulate(
            11, 20_000, 1095, random => -Math.Log(1 - random.NextDouble()) / 10, random => 1 - Math.Pow(random.NextDouble(), 1 / 3.0), _ => 50));

        var (r, alpha, a, b) = result.Purchases!.Model;
        (r / alpha).ShouldBe(.1, .01);
        (a / (a + b)).ShouldBe(.25, .03);
        Math.Abs(result.HoldOut!.Model.TotalError!.Value).ShouldBeLessThan(.05);
    }

    [Fact]
    public void Who_gave_everything_back_is_left_out_of_the_value_model_and_never_worth_less_than_nothing()
    {
        var sound = Buyers.Simulate(7, 400, 500, random => .3 * random.NextDouble(), _ => .1, random => 20 + (30 * random.NextDouble()));
        var returned = PurchaseHistories.Of(
            sound.Rows.Select((row, i) => i % 10 == 0 ? row with { MeanValue = -5, Historic = -20 } : row), sound.FirstOrderOn, sound.AsOfDate);

        var result = LifetimeForecast.Of(returned);

        result.ValuedCustomers.ShouldBe(returned.Rows.Count(row => row.Frequency > 0 && row.MeanValue > 0));
        result.Values!.Customers.ShouldBe(result.ValuedCustomers);
        result.Customers!.Min(customer => customer.Clv).ShouldBeGreaterThanOrEqualTo(0);
        result.Customers!.Min(customer => customer.PurchaseValue).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Values_without_a_mean_to_find_are_drawn_to_the_shops()
    {
        // Pareto with an index below 1: the population has no mean, q falls below 1.
        var result = LifetimeForecast.Of(Buyers.Simulate(9, 600, 500, random => .3 * random.NextDouble(), _ => .1, random => Math.Pow(1 - random.NextDouble(), -1.6)));

        result.Values.ShouldBeNull();
        result.Notices.ShouldContain(notice => notice.StartsWith("No value model fits"));
        var i = Array.FindIndex(result.Histories.Frequency, x => x == 3);
        ((double)result.Customers![i].PurchaseValue).ShouldBe((result.MeanValue + (3 * result.Histories.MeanValue[i])) / 4, 1e-3);
    }

    [Fact]
    public void Often_and_much_going_together_is_said()
    {
        var sound = Buyers.Simulate(13, 400, 500, random => .3 * random.NextDouble(), _ => .1, _ => 1);
        var result = LifetimeForecast.Of(PurchaseHistories.Of(sound.Rows.Select(row => row with { MeanValue = 10 * row.Frequency }), sound.FirstOrderOn, sound.AsOfDate));

        result.Correlation!.Value.ShouldBe(1, 1e-9);
        result.Notices.ShouldContain(notice => notice.Contains("correlation 1.00"));
    }

    [Fact]
    public void Without_a_purchase_model_customers_go_on_like_those_before_them()
    {
        // Cut at day 60 of 90. Twice came back: C1, three times by then, 6 days more in 30/7 weeks; never: C2 and C3, 1 day more of them.
        var histories = Buyers.Histories(90,
            [("C1", [0, 10, 20, 30, 61, 65, 70, 75, 80, 85], 10), ("C2", [5], 10), ("C3", [50, 70], 10), ("C4", [80], 10)]);

        var rates = PurchaseForecaster.WeeklyRates(histories);
        var expected = new PurchaseForecaster(null, rates).Expect(0, 0, 90, LifetimeHorizon.OfDays(7));

        rates.ShouldBe([.5 * 7 / 30, 0, 6 * 7 / 30.0, 0], 1e-12);
        (expected.Alive, expected.Purchases).ShouldBe((null, .5 * 7 / 30));
        expected.Discounted.ShouldBe(expected.Purchases / 1.01, 1e-12);
    }

    [Fact]
    public void The_order_of_input_is_irrelevant()
    {
        var forward = Buyers.Simulate(1, 500, 400, random => .4 * random.NextDouble(), random => .3 * random.NextDouble(), random => 10 + random.NextDouble());

        var (first, second) = (LifetimeForecast.Of(forward), LifetimeForecast.Of(PurchaseHistories.Of(forward.Rows.Reverse(), forward.FirstOrderOn, forward.AsOfDate)));

        second.Purchases.ShouldBe(first.Purchases);
        second.Values.ShouldBe(first.Values);
        second.Customers.ShouldBe(first.Customers);
    }

    [Fact]
    public void For_any_customers_forecasts_are_finite_not_negative_and_chances_between_0_and_1()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Shops().ToArbitrary(), shop =>
        {
            var result = LifetimeForecast.Of(Buyers.Simulate(
                shop.Seed, 150, shop.Days, random => shop.Rate * (shop.Alike ? 1 : -Math.Log(1 - random.NextDouble())),
                random => shop.Leaves * (shop.Alike ? 1 : random.NextDouble()), random => Math.Exp(shop.Spread * random.NextDouble())));

            foreach (var customer in result.Customers ?? [])
            {
                (customer.Alive ?? 1).ShouldBeInRange(0, 1);
                double.IsFinite(customer.Purchases).ShouldBeTrue();
                customer.Purchases.ShouldBeInRange(0, 60 * WeeksAhead);
                customer.Clv.ShouldBeGreaterThanOrEqualTo(0);
            }

            if (result.Customers is not null)
            {
                var rate = result.Histories.Frequency.Sum() / (result.Histories.AgeDays.Sum() / 7.0);
                result.Customers.Sum(each => each.Purchases).ShouldBeLessThanOrEqualTo(5.1 * rate * WeeksAhead * result.Histories.Count);
            }
        }));

    private static Gen<(int Seed, int Days, double Rate, double Leaves, bool Alike, double Spread)> Shops()
        => from seed in Gen.Choose(1, 1_000_000)
           from days in Gen.Elements(183, 250, 700, 1500)
           from rate in Gen.Elements(.01, .05, .3, 1, 4)
           from leaves in Gen.Elements(0, .02, .3, .9)
           from alike in Gen.Elements(true, false)
           from spread in Gen.Elements(0, .1, 2, 12)
           select (seed, days, rate, (double)leaves, alike, (double)spread);
}
