using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Recommendations.Fitting;
using ReportingPortal.Analytics.Recommendations.Trials;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Recommendations;

public class ModelTrialTests
{
    private const int Camps = 6;
    private const int PerCamp = 10;

    [Fact]
    public void Where_customers_have_tastes_each_model_beats_what_is_popular()
    {
        var (train, later) = Planted();
        var metrics = ModelTrial.Measure(train, later);
        var popularity = metrics.Single(each => each.Model == "popularity");

        metrics.Select(each => each.Model).ShouldBe(["user_knn", "item_knn", "als", "bpr", "popularity"]);
        popularity.Gain.ShouldBeNull();
        foreach (var model in metrics.Where(each => each != popularity))
        {
            model.Ndcg.ShouldBeGreaterThan(2 * popularity.Ndcg, model.Model);
            model.Gain!.Value.ShouldBe((model.Ndcg / popularity.Ndcg) - 1, 1e-12, model.Model);
            model.Coverage.ShouldBeGreaterThan(popularity.Coverage, model.Model);
        }

        var (serving, _) = ModelTrial.Choose(metrics, .05);
        metrics.Single(each => each.Model == serving).Ndcg.ShouldBe(metrics.Max(each => each.Ndcg));
    }

    [Fact]
    public void Metrics_are_the_means_of_lists_measured_one_by_one()
    {
        var (train, later) = Planted();
        foreach (var metrics in ModelTrial.Measure(train, later))
        {
            var (ndcg, recall, precision, average, hit, seen) = (0.0, 0.0, 0.0, 0.0, 0, new HashSet<int>());
            foreach (var (user, relevant) in later)
            {
                var list = train.Rank($"U{user:000}", 10, metrics.Model, Exclusion.Bought).Select(place => place.Item).ToList();
                var hits = list.Index().Where(each => relevant.Contains(each.Item)).Select(each => each.Index + 1).ToList();
                var possible = Math.Min(10, relevant.Count);
                ndcg += hits.Sum(rank => Math.Log(2) / Math.Log(rank + 1)) / Enumerable.Range(1, possible).Sum(rank => Math.Log(2) / Math.Log(rank + 1));
                average += hits.Index().Sum(each => (each.Index + 1.0) / each.Item) / possible;
                (recall, precision, hit) = (recall + ((double)hits.Count / relevant.Count), precision + (hits.Count / 10.0), hit + (hits.Count > 0 ? 1 : 0));
                seen.UnionWith(list);
            }

            metrics.Customers.ShouldBe(later.Count);
            metrics.Ndcg.ShouldBe(ndcg / later.Count, 1e-9, metrics.Model);
            metrics.MeanAveragePrecision.ShouldBe(average / later.Count, 1e-9, metrics.Model);
            metrics.Recall.ShouldBe(recall / later.Count, 1e-9, metrics.Model);
            metrics.Precision.ShouldBe(precision / later.Count, 1e-9, metrics.Model);
            metrics.HitRate.ShouldBe((double)hit / later.Count, 1e-9, metrics.Model);
            metrics.Coverage.ShouldBe((double)seen.Count / (Camps * PerCamp), 1e-9, metrics.Model);
        }
    }

    [Fact]
    public void In_a_large_shop_models_are_fitted_on_the_tested_customers_and_a_sample_of_others_and_still_find_tastes()
    {
        var (train, later) = Planted();
        var data = new RecommendationData(
            train.Catalogue, train.Record, DateTimeOffset.UnixEpoch, new(() => new EarlyData(train.Catalogue, train.Record, later)));
        var settings = train.Settings with { TestUsers = 60, TrialCustomers = 150 };

        var trial = ModelTrial.Run(data, settings);

        (trial.Candidates, trial.Customers).ShouldBe((later.Count, 60));
        trial.Metrics.ShouldAllBe(each => each.Customers == 60);
        trial.Serving.ShouldNotBe("popularity");
        ModelTrial.Run(data, settings).Metrics.ShouldBe(trial.Metrics, "the sample is the seed's");
        ModelTrial.Run(data, settings with { TrialCustomers = 60 }).Metrics.ShouldNotBe(trial.Metrics, "fewer others to learn from");
        ModelTrial.Run(data, settings with { TrialCustomers = 240 }).Metrics.ShouldBe(ModelTrial.Run(data, settings with { TrialCustomers = 999 }).Metrics);
    }

    [Theory]
    [InlineData(.104, "popularity")]
    [InlineData(.106, "als")]
    public void A_model_serves_only_where_it_is_five_percent_better(double ndcg, string serving)
    {
        ModelMetrics[] metrics = [Metrics("als", ndcg), Metrics("bpr", .101), Metrics("popularity", .1)];

        var chosen = ModelTrial.Choose(metrics, .05);

        chosen.Serving.ShouldBe(serving);
        chosen.Reason.ShouldContain("NDCG");
    }

    [Fact]
    public void The_same_seed_learns_the_same_ranking_and_another_one_another()
    {
        var users = Matrices.Of(Matrices.Random(40, 30, .2, 6));
        var settings = new RecommendationSettings { Factors = 8, Epochs = 10 };

        var first = BayesianRanking.Fit(users, settings);
        var again = BayesianRanking.Fit(users, settings);
        var other = BayesianRanking.Fit(users, settings with { Seed = 1 });

        again.Bias.ShouldBe(first.Bias);
        again.Items.Row(7).ToArray().ShouldBe(first.Items.Row(7).ToArray());
        other.Bias.ShouldNotBe(first.Bias);
    }

    [Fact]
    public void Who_chose_every_product_teaches_nothing_and_stops_nothing()
    {
        var model = BayesianRanking.Fit(Matrices.Of(new float[,] { { 1, 2 }, { 3, 1 } }), new RecommendationSettings { Factors = 4, Epochs = 3 });

        model.Bias.ShouldBe([0, 0]);
    }

    private static ModelMetrics Metrics(string model, double ndcg) => new(model, 10, 100, 0, 0, 0, 0, ndcg, 0, 0, null);

    /// <summary>Six camps of customers and products: who bought in a camp buys there again, and a few best sellers are everybody's.</summary>
    private static (Recommender Train, IReadOnlyList<(int, HashSet<int>)> Later) Planted()
    {
        var random = new Random(11);
        var table = new float[240, Camps * PerCamp];
        var later = new List<(int, HashSet<int>)>();
        for (var user = 0; user < 240; user++)
        {
            var own = Enumerable.Range(0, PerCamp).Select(place => ((user % Camps) * PerCamp) + place).OrderBy(_ => random.Next()).ToList();
            foreach (var item in own.Take(6))
            {
                table[user, item] = 3;
            }

            table[user, random.Next(Camps * PerCamp)] = 3;
            later.Add((user, [.. own.Skip(6).Where(item => table[user, item] == 0)]));
        }

        return (Matrices.Recommender(table, new RecommendationSettings { Factors = 8, LearningRate = .05f }), [.. later.Where(each => each.Item2.Count > 0)]);
    }
}
