using ReportingPortal.Analytics.Lifetime.Fitting;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Lifetime;

public class LikelihoodTests
{
    private static readonly int[] Frequency = [0, 0, 1, 2, 5, 40, 2];
    private static readonly int[] RecencyDays = [0, 0, 10, 150, 200, 280, 150];
    private static readonly int[] AgeDays = [0, 300, 300, 160, 200, 285, 160];

    [Fact]
    public void Equal_customers_are_one_group_with_their_number()
    {
        var groups = PurchaseGroups.Of(Frequency, RecencyDays, AgeDays);

        (groups.Customers, groups.Count).ShouldBe((7, 6));
        groups.Frequency[..6].ShouldBe([0, 0, 1, 2, 5, 40]);
        groups.Weight.ShouldBe([1, 1, 1, 2, 1, 1, 0, 0]);
        groups.Age[3].ShouldBe(160 / 7.0);
        groups.CustomersAbove[..6].ShouldBe([5, 4, 2, 2, 2, 1]);
        groups.CustomersAbove.Length.ShouldBe(40);
    }

    [Fact]
    public void Purchases_have_the_likelihood_of_the_formula()
    {
        var model = new BetaGeometricModel(.3, 5, .7, 2.1);
        var expected = 0.0;
        for (var i = 0; i < Frequency.Length; i++)
        {
            expected += OfOne(model, Frequency[i], RecencyDays[i] / 7.0, AgeDays[i] / 7.0);
        }

        new BetaGeometricLikelihood(PurchaseGroups.Of(Frequency, RecencyDays, AgeDays)).LogLikelihood(model, new double[4]).ShouldBe(expected, 1e-10);
    }

    [Fact]
    public void Values_have_the_likelihood_of_the_formula()
    {
        double[] x = [1, 2, 5], z = [10, 40, 22.5];
        var model = new GammaGammaModel(6.2, 3.7, 15.4);
        var expected = x.Zip(z, (count, mean) =>
            GammaFunctions.LogGamma((model.P * count) + model.Q) - GammaFunctions.LogGamma(model.P * count) - GammaFunctions.LogGamma(model.Q)
            + (model.Q * Math.Log(model.V)) + (((model.P * count) - 1) * Math.Log(mean)) + (model.P * count * Math.Log(count))
            - (((model.P * count) + model.Q) * Math.Log((count * mean) + model.V))).Sum();

        new GammaGammaLikelihood(x, z).LogLikelihood(model, new double[3]).ShouldBe(expected, 1e-10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(.1)]
    public void Gradients_are_the_slopes_of_the_likelihoods(double penaliser)
    {
        var purchases = new BetaGeometricLikelihood(PurchaseGroups.Of(Frequency, RecencyDays, AgeDays));
        var values = new GammaGammaLikelihood([1, 2, 5], [10, 40, 22.5]);

        ShouldBeSlopes((logs, gradient) => purchases.Penalised(logs, gradient, penaliser, 40), [-1, 1.5, -.4, .9]);
        ShouldBeSlopes((logs, gradient) => values.Penalised(logs, gradient, penaliser), [1.2, .8, -.5]);
    }

    private static void ShouldBeSlopes(Objective objective, double[] point)
    {
        const double Step = 1e-5;
        var (gradient, ignored) = (new double[point.Length], new double[point.Length]);
        objective(point, gradient);
        for (var i = 0; i < point.Length; i++)
        {
            double[] up = [.. point], down = [.. point];
            (up[i], down[i]) = (point[i] + Step, point[i] - Step);
            gradient[i].ShouldBe((objective(up, ignored) - objective(down, ignored)) / (2 * Step), 1e-8, $"parameter {i}");
        }
    }

    /// <summary>D9 as it stands there.</summary>
    private static double OfOne(BetaGeometricModel model, int x, double recency, double age)
    {
        var (r, alpha, a, b) = model;
        double Ln(double number) => GammaFunctions.LogGamma(number);
        var a1 = Ln(r + x) - Ln(r) + (r * Math.Log(alpha));
        var a2 = Ln(a + b) + Ln(b + x) - Ln(b) - Ln(a + b + x);
        var a3 = -(r + x) * Math.Log(alpha + age);
        var a4 = Math.Log(a) - Math.Log(b + Math.Max(x, 1) - 1) - ((r + x) * Math.Log(alpha + recency));
        return a1 + a2 + Math.Log(Math.Exp(a3) + (x > 0 ? Math.Exp(a4) : 0));
    }
}
