using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Recommendations.Fitting;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Recommendations;

public class BayesianRankingTests
{
    [Fact]
    public void One_pair_moves_factors_and_biases_by_the_published_step()
    {
        var settings = new RecommendationSettings { Factors = 3, Epochs = 1, LearningRate = .1f, Regularisation = .05f };
        var (x, items) = (Row(FactorMatrix.Random(1, 3, settings.Seed, stream: 2, scale: 1.0 / 3), 0), FactorMatrix.Random(2, 3, settings.Seed, stream: 3, scale: 1.0 / 3));
        var (chosen, other) = (Row(items, 0), Row(items, 1));

        var fitted = BayesianRanking.Fit(Matrices.Of(new float[,] { { 2, 0 } }), settings);

        // Rendle et al. 2009, figure 4: θ + α (σ(−x̂) ∂x̂/∂θ − λθ) with x̂ = ⟨x, chosen − other⟩; biases begin at zero.
        var sigma = 1 / (1 + Math.Exp(x.Zip(chosen, other).Sum(each => each.First * (each.Second - each.Third))));
        ShouldBe(Row(fitted.Users, 0), i => x[i] + (.1 * ((sigma * (chosen[i] - other[i])) - (.05 * x[i]))));
        ShouldBe(Row(fitted.Items, 0), i => chosen[i] + (.1 * ((sigma * x[i]) - (.05 * chosen[i]))));
        ShouldBe(Row(fitted.Items, 1), i => other[i] + (.1 * ((-sigma * x[i]) - (.05 * other[i]))));
        ShouldBe([fitted.Bias[0], fitted.Bias[1]], i => (i == 0 ? .1 : -.1) * sigma);
    }

    [Fact]
    public void Products_left_out_are_drawn_alike_and_chosen_ones_never_and_who_chose_all_teaches_nothing()
    {
        // The first chose 0, 2, 3 and 5 of seven, the second all of them.
        var settings = new RecommendationSettings { Factors = 1, Epochs = 3_000, LearningRate = 1e-6f, Regularisation = 0 };
        var users = Matrices.Of(new float[,] { { 1, 0, 1, 1, 0, 1, 0 }, { 1, 1, 1, 1, 1, 1, 1 } });

        var fitted = BayesianRanking.Fit(users, settings);

        // So small a step leaves the slope at one half, for factors at most a half: each pair drawn moves two biases by about 5e-7. Of 33,000 draws four in eleven are the first's, that is 12,000.
        var drawn = Array.ConvertAll(fitted.Bias, bias => bias / 5e-7);
        foreach (var leftOut in new[] { 1, 4, 6 })
        {
            drawn[leftOut].ShouldBe(-4_000, 600);
        }

        foreach (var chosen in new[] { 0, 2, 3, 5 })
        {
            drawn[chosen].ShouldBe(3_000, 500);
        }

        drawn.Sum().ShouldBe(0, 60);
        Row(fitted.Users, 1).ShouldBe(Row(FactorMatrix.Random(2, 1, settings.Seed, stream: 2, scale: 1), 1));
    }

    private static double[] Row(FactorMatrix matrix, int row) => [.. matrix.Row(row)[..matrix.Factors].ToArray().Select(value => (double)value)];

    private static void ShouldBe(double[] values, Func<int, double> expected)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i].ShouldBe(expected(i), 1e-6);
        }
    }
}
