using System.Collections.Concurrent;
using ReportingPortal.Analytics.Clustering;

namespace ReportingPortal.Analytics.Recommendations.Trials;

/// <summary>What a trial found, and which model therefore serves.</summary>
/// <param name="Reason">In a sentence.</param>
/// <param name="Candidates">Customers who bought something new after the cut.</param>
/// <param name="Customers">Those the figures stand on.</param>
internal sealed record TrialResult(string Serving, string Reason, DateTimeOffset? CutAt, int Candidates, int Customers, IReadOnlyList<ModelMetrics> Metrics);

/// <summary>
/// Tests each model beside popularity (D12): fitted on what was known before the cut, asked for the lists it would have served, then
/// compared with what customers bought for the first time afterwards.
/// </summary>
internal static class ModelTrial
{
    /// <summary>Which model serves, and how each did beside popularity.</summary>
    public static TrialResult Run(RecommendationData data, RecommendationSettings settings)
    {
        var early = data.Early.Value;
        var candidates = early.FirstBoughtLater.Count;
        if (candidates < settings.MinTestUsers)
        {
            var reason = data.CutAt is null
                ? "No known customer has looked at or bought anything yet."
                : FormattableString.Invariant($"Too little to compare models: {candidates} customers bought something new in the last fifth of the time, of the {settings.MinTestUsers} it takes.");
            return new TrialResult(RecommendationStrategy.Popularity, reason, data.CutAt, candidates, 0, []);
        }

        var tested = Sample(early.FirstBoughtLater, settings.TestUsers, settings.Seed, stream: 5).OrderBy(each => each.User).ToList();
        var (record, users) = Trained(early.Record, [.. tested.Select(each => each.User)], settings);
        // As many passes as the fit that serves can have.
        var passes = settings with { Epochs = Math.Min(settings.Epochs, (double)settings.MaxUpdates / data.Record.Interactions.Entries) };
        var train = new Recommender(early.Catalogue, record, FittedModels.Fit(record, early.Catalogue, passes), passes);
        var metrics = Measure(train, [.. tested.Select(each => (Array.BinarySearch(users, each.User), each.Relevant))]);
        var (serving, why) = Choose(metrics, settings.MinGain);
        return new TrialResult(serving, why, data.CutAt, candidates, tested.Count, metrics);
    }

    /// <param name="train">Made of what was known before the cut, products by their popularity at that time.</param>
    /// <param name="firstBoughtLater">By customer: the products bought after the cut for the first time.</param>
    public static IReadOnlyList<ModelMetrics> Measure(Recommender train, IReadOnlyList<(int User, HashSet<int> Relevant)> firstBoughtLater)
    {
        var measured = RecommendationStrategy.Models.Select(model => Measure(train, model, firstBoughtLater)).ToList();
        var popularity = measured.Single(each => each.Model == RecommendationStrategy.Popularity).Ndcg;
        return [.. measured.Select(each => each with
        {
            Gain = each.Model == RecommendationStrategy.Popularity || popularity == 0 ? null : (each.Ndcg / popularity) - 1,
        })];
    }

    /// <summary>The best of the models that beat popularity clearly, else popularity.</summary>
    public static (string Serving, string Reason) Choose(IReadOnlyList<ModelMetrics> metrics, double minGain)
    {
        var popularity = metrics.Single(each => each.Model == RecommendationStrategy.Popularity);
        var best = metrics.Where(each => each != popularity).MaxBy(each => each.Ndcg)!;
        return best.Ndcg > 0 && best.Ndcg >= popularity.Ndcg * (1 + minGain)
            ? (best.Model, FormattableString.Invariant($"Its lists were closest to what customers bought next: NDCG {best.Ndcg:0.0000}, popularity {popularity.Ndcg:0.0000}."))
            : (popularity.Model, FormattableString.Invariant($"No model did at least {minGain:0\u00a0%} better than what is popular: NDCG {popularity.Ndcg:0.0000}, the best model {best.Ndcg:0.0000}."));
    }

    /// <summary>What models learn from in the trial: the tested customers, and of a large shop a seeded sample of the others.</summary>
    /// <returns>The record, and the customers in it by their number in the whole.</returns>
    private static (PurchaseRecord Record, int[] Users) Trained(PurchaseRecord record, int[] tested, RecommendationSettings settings)
    {
        var others = Enumerable.Range(0, record.UserIds.Length).Where(user => record.Interactions.Columns(user).Length > 0).Except(tested).ToList();
        int[] users = [.. tested.Concat(Sample(others, settings.TrialCustomers - tested.Length, settings.Seed, stream: 6)).Order()];
        return (record.Of(users), users);
    }

    /// <summary>A seeded sample without repetition; all where there are no more.</summary>
    private static IEnumerable<T> Sample<T>(IReadOnlyList<T> all, int count, int seed, int stream)
    {
        var (rest, random) = (all.ToArray(), SeededRandom.Stream(seed, stream, 0));
        for (var taken = 0; taken < Math.Min(count, rest.Length); taken++)
        {
            var other = taken + random.NextInt(rest.Length - taken);
            (rest[taken], rest[other]) = (rest[other], rest[taken]);
        }

        return rest.Take(count);
    }

    private static ModelMetrics Measure(Recommender train, string model, IReadOnlyList<(int User, HashSet<int> Relevant)> tests)
    {
        var request = new RankingRequest(train.Settings.Depth, model, Exclusion.Bought, train.Settings.UserNeighbours);
        var (qualities, shown) = (new ListQuality[tests.Count], new bool[train.Catalogue.Count]);
        Parallel.ForEach(
            Partitioner.Create(0, Math.Max(tests.Count, 1), 32), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, train.Enter,
            (range, _, room) =>
            {
                for (var i = range.Item1; i < Math.Min(range.Item2, tests.Count); i++)
                {
                    int[] list = [.. train.Rank(tests[i].User, request, room).Select(place => place.Item)];
                    qualities[i] = ListQuality.Of(list, tests[i].Relevant, request.Count);
                    Array.ForEach(list, item => shown[item] = true);
                }

                return room;
            },
            train.Leave);
        return new ModelMetrics(
            model, request.Count, tests.Count, Mean(qualities, each => each.Hits > 0 ? 1 : 0), Mean(qualities, each => each.Precision), Mean(qualities, each => each.Recall),
            Mean(qualities, each => each.AveragePrecision), Mean(qualities, each => each.Ndcg), Mean(qualities, each => each.ReciprocalRank),
            train.Catalogue.Count == 0 ? 0 : (double)shown.Count(each => each) / train.Catalogue.Count, null);
    }

    private static double Mean(ListQuality[] qualities, Func<ListQuality, double> value) => qualities.Length == 0 ? 0 : qualities.Average(value);
}
