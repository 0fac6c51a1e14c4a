using ReportingPortal.Analytics.Lifetime.Fitting;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Lifetime;

public class FuturePurchasesTests
{
    /// <summary>The published formula with its Gauss hypergeometric function, evaluated with sixty digits where doubles fail it.</summary>
    [Theory]
    [InlineData(.25, 4.4, .8, 2.4, 2, 38.86, 39, 1.68897304033514)]
    [InlineData(.25, 4.4, 1.000000001, 2.4, 3, 20, 52.14, 4.36939096263398)]
    [InlineData(.5, 3, .3, .7001, 0, 10, 52.14, 1.34533757271701)]
    [InlineData(.5, 3, .2, .3, 0, 0, 52.14, 3.91677763168539)]
    [InlineData(.7, .01, .8, 2, 0, 0, 52.14, 29.249595102013)]
    [InlineData(2, 10, .5, 1.5, 300, 150, 52.14, 91.4658153751431)]
    [InlineData(2, 10, .5, 1.5, 900, 143, 156.4, 761.250415879318)]
    [InlineData(.4, 5, .001, 100000, 12, 50, 52.14, 11.7551992534803)]
    [InlineData(40, 300, 60, 200, 5, 80, 52.14, 3.31139399394537)]
    [InlineData(900, 5000, 800, 2000, 4, 100, 52.14, 3.25465400493486)]
    [InlineData(.3, .05, 3, .2, 1, .142857142857, 52.14, 1.59661465945566)]
    [InlineData(2, 10, .001, 50, 1000, 20, 156.4, 5217.7696279627)]
    public void The_sum_is_the_published_formula(double r, double alpha, double a, double b, int x, double age, double weeks, double purchases)
        => Of(r, alpha, a, b, x, age, weeks).ShouldBe(purchases, 1e-12 * purchases);

    /// <summary>Another way altogether: the mean over p ~ Beta(a, b + x) of (1 - ((α+T)/(α+T+pt))^(r+x)) / p, by the midpoint rule.</summary>
    [Theory]
    [InlineData(.25, 4.4, 1.8, 2.4, 2, 38.86, 39)]
    [InlineData(.7, 1, 2, 3, 0, 0, 52.14)]
    [InlineData(3, 20, 4, 9, 25, 60, 26)]
    public void The_sum_is_an_integral_over_the_chance_to_leave(double r, double alpha, double a, double b, int x, double age, double weeks)
    {
        const int Slices = 200_000;
        var (sum, mass) = (0.0, 0.0);
        for (var i = 0; i < Slices; i++)
        {
            var p = (i + .5) / Slices;
            var density = Math.Pow(p, a - 1) * Math.Pow(1 - p, b + x - 1);
            mass += density;
            sum += density / p * (1 - Math.Pow((alpha + age) / (alpha + age + (p * weeks)), r + x));
        }

        Of(r, alpha, a, b, x, age, weeks).ShouldBe(sum / mass, 1e-5 * sum / mass);
    }

    [Fact]
    public void Horizons_side_by_side_are_those_one_by_one()
    {
        var model = new BetaGeometricModel(.25, 4.4, .8, 2.4);
        double[] horizons = [0, 1, 4.345, 13, 26, 52.14, 500];
        var together = new double[horizons.Length];

        model.ExpectIfAlive(3, 30, horizons, together);

        together[0].ShouldBe(0);
        together.ShouldBe(Array.ConvertAll(horizons, weeks => new ExpectedPurchases(model, weeks).Of(3, 30, 30) / model.ProbabilityAlive(3, 30, 30)), 1e-12);
    }

    [Fact]
    public void With_nobody_leaving_it_is_the_rate_times_the_time()
    {
        // r + x over α + T a week; a barely above nothing comes to the same as nothing.
        new ExpectedPurchases(new BetaGeometricModel(.5, 10, 1e-9, 1), 26).Of(9.5, 30, 40).ShouldBe(10 * 26 / 50.0);
        Of(.5, 10, 1e-9, 1, 9, 40, 26).ShouldBe(9.5 * 26 / 50, 1e-6);
    }

    private static double Of(double r, double alpha, double a, double b, int x, double age, double weeks)
    {
        var purchases = new double[1];
        FuturePurchases.Expect(r + x, b + x, a + b + x, alpha + age, [weeks], purchases);
        return purchases[0];
    }
}
