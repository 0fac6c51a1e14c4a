using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Analytics.Lifetime.Fitting;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Lifetime;

/// <summary>Results published for the CDNOW sample (Fader, Hardie, Lee 2005; Fader and Hardie 2013), to more digits by the package lifetimes.</summary>
public class CdnowReferenceTests
{
    private const double WeeksAhead = 39;

    private static readonly BetaGeometricModel Purchases = new(.242593, 4.413531, .792886, 2.425753);
    private static readonly GammaGammaModel Values = new(6.248805, 3.744588, 15.447737);

    [Fact]
    public void The_purchase_model_is_the_published_one()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var histories = Cdnow.Histories(Cdnow.Calibration);
        var groups = PurchaseGroups.Of(histories.Frequency, histories.RecencyDays, histories.AgeDays);

        var fit = PurchaseFit.Find(groups)!;

        (groups.Customers, groups.Count, fit.Penaliser, fit.Model.HasNoDropOut).ShouldBe((2357, 1016, 0, false));
        fit.Model.R.ShouldBe(.242593, 1e-5);
        fit.Model.Alpha.ShouldBe(4.413531, 1e-4);
        fit.Model.A.ShouldBe(.792886, 1e-4);
        fit.Model.B.ShouldBe(2.425753, 5e-4);
        // The published figures stand on weeks rounded to two decimals.
        fit.LogLikelihood.ShouldBe(-9582.4256, 5e-3);
    }

    [Fact]
    public void The_value_model_is_the_published_one()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var valued = Cdnow.Histories(Cdnow.Calibration).Rows.Where(row => row.MeanValue > 0).ToList();

        var fit = ValueFit.Find([.. valued.Select(row => (double)row.Frequency)], [.. valued.Select(row => row.MeanValue)])!;

        (fit.Customers, fit.Penaliser).ShouldBe((946, 0));
        fit.Model.P.ShouldBe(6.248805, 1e-3);
        fit.Model.Q.ShouldBe(3.744588, 1e-3);
        fit.Model.V.ShouldBe(15.447737, 1e-2);
        fit.Model.PopulationMean.ShouldBe(35.171, 1e-3);
    }

    [Theory]
    [InlineData(2, 213, 272, 22.345, .72661, 1.22591, 24.6586, 36.2785)]
    [InlineData(1, 12, 272, 11.77, .21223, .20325, 18.9115, 4.6375)]
    [InlineData(0, 0, 272, 0, 1, .19478, 35.1710, 8.3441)]
    [InlineData(7, 206, 272, 73.74, .64180, 3.33724, 71.4629, 283.5236)]
    [InlineData(2, 250, 272, 25.55, .78481, 1.32410, 27.2824, 43.3536)]
    public void Customers_have_the_published_forecasts(
        int frequency, int recencyDays, int ageDays, double meanValue, double alive, double purchases, double value, double clv)
    {
        var (recency, age) = (recencyDays / 7.0, ageDays / 7.0);

        Purchases.ProbabilityAlive(frequency, recency, age).ShouldBe(alive, 1e-3);
        new ExpectedPurchases(Purchases, WeeksAhead).Of(frequency, recency, age).ShouldBe(purchases, 1e-3);
        Values.ExpectedValue(frequency, meanValue).ShouldBe(value, 5e-3);
        var expected = new PurchaseForecaster(Purchases, []).Expect(frequency, recencyDays, ageDays, LifetimeHorizon.Standard);
        ((double)CustomerValue.Of(expected, Values.ExpectedValue(frequency, meanValue), 1).Clv).ShouldBe(clv, 1e-3 * Math.Max(1, clv));
    }

    [Fact]
    public void All_customers_together_have_the_published_forecast()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var rows = Cdnow.Histories(Cdnow.Calibration).Rows;

        var expected = new ExpectedPurchases(Purchases, WeeksAhead);
        rows.Sum(row => expected.Of(row.Frequency, row.RecencyDays / 7.0, row.AgeDays / 7.0)).ShouldBe(1653.423, 1e-2);
        rows.Average(row => Purchases.ProbabilityAlive(row.Frequency, row.RecencyDays / 7.0, row.AgeDays / 7.0)).ShouldBe(.813439, 1e-6);
    }

    /// <summary>The package's own test of E[X(t)], purchases of a new customer.</summary>
    [Theory]
    [InlineData(.1429, .0078)]
    [InlineData(1, .0532)]
    [InlineData(3, .1506)]
    [InlineData(31.8571, 1.0405)]
    [InlineData(32, 1.0437)]
    [InlineData(78, 1.8576)]
    public void A_new_customer_has_the_published_forecast(double weeks, double purchases)
        => new ExpectedPurchases(Purchases, weeks).Of(0, 0, 0).ShouldBe(purchases, 4e-4);

    [Fact]
    public void The_last_third_is_predicted_far_better_than_by_the_naive_rule()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);

        var result = LifetimeForecast.Of(Cdnow.Histories(Cdnow.End));

        var test = result.HoldOut!;
        (test.CutOn, test.Customers).ShouldBe((new DateOnly(1997, 12, 30), 2357));
        Math.Abs(test.Model.TotalError!.Value).ShouldBeLessThan(.1);
        test.Naive.TotalError!.Value.ShouldBeGreaterThan(.4);
        test.Model.MeanAbsoluteError.ShouldBeLessThan(test.Naive.MeanAbsoluteError);
        test.ByFrequency.Sum(band => band.Customers).ShouldBe(2357);
        test.ByFrequency.Sum(band => band.Customers * band.Actual).ShouldBe(test.Actual, 1e-6);
        result.Notices.ShouldBeEmpty();
    }
}
