using System.Diagnostics;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Recommendations.Fitting;
using ReportingPortal.Analytics.Recommendations.Trials;

namespace ReportingPortal.Benchmarks.Analytics;

/// <summary>
/// How good lists are where products are learnt from a sample of the customers, beside learning from all: a shop of tastes drawn by chance, one
/// pair of some customers held back and looked for.
/// </summary>
internal static class RecommendationQuality
{
    private const int Products = 2_000;
    private const int Tastes = 40;
    private const int Tested = 3_000;

    public static void Run(int users)
    {
        var (catalogue, record, tests) = Shop(users);
        Console.WriteLine($"{users:N0} users, {catalogue.Count:N0} products, {record.Interactions.Entries:N0} pairs, {tests.Count:N0} held back");
        var settings = new RecommendationSettings();
        foreach (var each in new[] { settings with { FitCustomers = int.MaxValue }, settings })
        {
            var clock = Stopwatch.StartNew();
            var models = FittedModels.Fit(record, catalogue, each);
            Console.WriteLine($"fitted on {(each.FitCustomers < users ? $"{each.FitCustomers:N0} of them" : "all")} in {clock.Elapsed.TotalSeconds:N2} s");
            foreach (var metrics in ModelTrial.Measure(new Recommender(catalogue, record, models, each), tests))
            {
                Console.WriteLine($"  {metrics.Model,-12} NDCG@10 {metrics.Ndcg:0.0000}, hit rate {metrics.HitRate:0.0000}, coverage {metrics.Coverage:0.000}");
            }
        }
    }

    /// <summary>Ten pairs a user: eight of two tastes they have, products with a long tail in each.</summary>
    private static (Catalogue Catalogue, PurchaseRecord Record, IReadOnlyList<(int User, HashSet<int> Relevant)> Tests) Shop(int users)
    {
        var random = new Random(7);
        var (builder, bought, sold, tests) = (new SparseBuilder(), new List<bool>(), new int[Products], new List<(int, HashSet<int>)>());
        for (var user = 0; user < users; user++)
        {
            var (one, other) = (random.Next(Tastes), random.Next(Tastes));
            var chosen = new SortedSet<int>();
            while (chosen.Count < 10)
            {
                var taste = random.Next(10) switch { < 5 => one, < 8 => other, _ => random.Next(Tastes) };
                chosen.Add((Tastes * (int)(Products / Tastes * Math.Pow(random.NextDouble(), 2))) + taste);
            }

            if (user % Math.Max(1, users / Tested) == 0)
            {
                var held = chosen.ElementAt(random.Next(chosen.Count));
                chosen.Remove(held);
                tests.Add((user, [held]));
            }

            foreach (var product in chosen)
            {
                builder.Add(product, 3);
                bought.Add(true);
                sold[product]++;
            }

            builder.EndRow();
        }

        var catalogue = new Catalogue([.. sold.Select((count, product) => new CatalogueItem($"P{product:D5}", $"P{product:D5}", null, null, count, count, 0, null))]);
        string[] ids = [.. Enumerable.Range(0, users).Select(user => $"U{user:D7}")];
        return (catalogue, new PurchaseRecord(ids, builder.Build(Products), [.. bought], [], [.. Enumerable.Repeat(-1, users * PurchaseRecord.GroupKinds)]), tests);
    }
}
