using System.Diagnostics;
using System.Net;
using System.Text.Json;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Recommendations.Fitting;
using ReportingPortal.DemoData.Ecommerce;

namespace ReportingPortal.Benchmarks.Analytics;

/// <summary>
/// Fits each model on the generator's events (5,000 users, 1.8 million events), or on a larger shop drawn by chance, then asks for
/// lists in this process; with an address and a key asks a running portal over HTTP, one request after the other.
/// </summary>
internal static class RecommendationBenchmark
{
    private const int Requests = 2_000;

    /// <summary>Until then both ends compile code again and again.</summary>
    private const int WarmUp = 2_000;

    private const int Turns = 3;

    /// <param name="users">0 means the generator's events; else so many users of a shop drawn by chance, with a tenth as many products.</param>
    public static void Fit(int users)
    {
        var settings = new RecommendationSettings();
        var clock = Stopwatch.StartNew();
        var (catalogue, record) = users == 0 ? Generated() : Drawn(users);
        Console.WriteLine($"{record.UserIds.Length:N0} users, {catalogue.Count:N0} products, {record.Interactions.Entries:N0} pairs; made in {clock.Elapsed.TotalSeconds:F1} s");
        Time("item kNN", () => ItemNeighbours.Fit(record.Interactions, record.ByItem, catalogue.Ranks, settings.ItemNeighbours));
        Time("ALS", () => AlternatingLeastSquares.Fit(record.Interactions, record.ByItem, settings));
        Time("BPR", () => BayesianRanking.Fit(record.Interactions, settings));
        var recommender = new Recommender(catalogue, record, Time("all models", () => FittedModels.Fit(record, catalogue, settings)), settings);
        var written = Time("record written", () => RecordFile.Write(catalogue, record, settings));
        var fit = Time("fit written", () => FitFile.Write(FitBase.Of(catalogue, record, settings), recommender.Models));
        Time($"record of {written.Length / 1e6:F1} MB and fit of {fit.Length / 1e6:F1} MB read", () => (RecordFile.Read(written, settings), FitFile.Read(fit, catalogue, record)));
        foreach (var model in RecommendationStrategy.Models)
        {
            Report($"lists of 5 by {model}, in this process", Measure(i => List(recommender, record.UserIds[i * 31 % record.UserIds.Length], model)));
        }
    }

    public static async Task AskAsync(string url, string key)
    {
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var customers = JsonDocument.Parse(await client.GetStringAsync("/api/v1/customers?limit=1000"));
        var ids = customers.RootElement.GetProperty("data").EnumerateArray().Select(each => Uri.EscapeDataString(each.GetProperty("customer_id").GetString()!)).ToList();
        // Turn by turn with an answer that asks no database: what the machine itself takes at this hour.
        for (var turn = 0; turn < Turns; turn++)
        {
            Report("  GET /health/live", await MeasureAsync(client, _ => "/health/live"));
            Report("GET /recommendations/{user_id} over HTTP", await MeasureAsync(client, i => $"/recommendations/{ids[i * 31 % ids.Count]}"));
        }
    }

    private static async Task<double[]> MeasureAsync(HttpClient client, Func<int, string> path)
    {
        var times = new double[Requests];
        for (var i = -WarmUp; i < Requests; i++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await client.GetAsync(path(Math.Abs(i)));
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                throw new InvalidOperationException("The key's rate limit is met: start the portal to be measured with --RateLimits:ApiCallsPerMinute=1000000.");
            }

            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            if (i >= 0)
            {
                times[i] = clock.Elapsed.TotalMilliseconds;
            }
        }

        return times;
    }

    private static void List(Recommender recommender, string user, string model)
    {
        var room = recommender.Enter();
        var number = recommender.Record.NumberOf(user);
        var places = recommender.Rank(number, new RankingRequest(5, model, Exclusion.Bought, 30), room);
        var reasons = new ReasonWriter(recommender, number, room);
        places.ForEach(place => reasons.Of(place));
        recommender.Leave(room);
    }

    private static double[] Measure(Action<int> work)
    {
        var times = new double[Requests];
        for (var i = -100; i < Requests; i++)
        {
            var clock = Stopwatch.StartNew();
            work(Math.Abs(i));
            if (i >= 0)
            {
                times[i] = clock.Elapsed.TotalMilliseconds;
            }
        }

        return times;
    }

    private static void Report(string what, double[] times)
    {
        Array.Sort(times);
        Console.WriteLine($"{what}, {times.Length:N0} of them: p50 {times[times.Length / 2]:F2} ms, p99 {times[times.Length * 99 / 100]:F2} ms, longest {times[^1]:F1} ms");
    }

    private static T Time<T>(string what, Func<T> work)
    {
        var clock = Stopwatch.StartNew();
        var result = work();
        Console.WriteLine($"{what}: {clock.Elapsed.TotalMilliseconds:F0} ms");
        return result;
    }

    private static (Catalogue, PurchaseRecord) Generated()
    {
        using var file = new StringWriter();
        new EcommerceDataGenerator(new DateOnly(2024, 12, 31)).WriteEvents(file);
        var pairs = new Dictionary<(string User, string Product), (float Weight, bool IsBought)>();
        using var reader = new StringReader(file.ToString());
        string[] header = reader.ReadLine()!.Split(',');
        var (user, type, product) = (Array.IndexOf(header, "user_id"), Array.IndexOf(header, "event_type"), Array.IndexOf(header, "product_id"));
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            var weight = fields[type] switch { "product_view" => 1, "add_to_cart" => 2, "purchase" => 3, _ => 0 };
            if (weight > 0)
            {
                var (before, bought) = pairs.GetValueOrDefault((fields[user], fields[product]));
                pairs[(fields[user], fields[product])] = (before + weight, bought || weight == 3);
            }
        }

        return Record(pairs);
    }

    /// <summary>Ten pairs a user, products drawn with a long tail.</summary>
    private static (Catalogue, PurchaseRecord) Drawn(int users)
    {
        var (random, products, pairs) = (new Random(1), users / 10, new Dictionary<(string, string), (float, bool)>());
        for (var i = 0; i < users * 10; i++)
        {
            var weight = random.Next(1, 7);
            pairs[($"U{i / 10:D6}", $"P{(int)(products * Math.Pow(random.NextDouble(), 3)):D5}")] = (weight, weight > 4);
        }

        return Record(pairs);
    }

    private static (Catalogue, PurchaseRecord) Record(Dictionary<(string User, string Product), (float Weight, bool IsBought)> pairs)
    {
        var sold = pairs.Where(each => each.Value.IsBought).CountBy(each => each.Key.Product).ToDictionary();
        var catalogue = new Catalogue([.. pairs.Keys.Select(each => each.Product).Distinct().Order(StringComparer.Ordinal)
            .Select(id => new CatalogueItem(id, id, null, null, sold.GetValueOrDefault(id), sold.GetValueOrDefault(id), 0, null))]);
        var (builder, bought, users) = (new SparseBuilder(), new List<bool>(), new List<string>());
        foreach (var user in pairs.GroupBy(each => each.Key.User).OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            var row = user.Select(each => (Item: catalogue.NumberOf(each.Key.Product)!.Value, each.Value)).OrderBy(each => each.Item).ToList();
            row.ForEach(each => builder.Add(each.Item, each.Value.Weight));
            builder.EndRow();
            bought.AddRange(row.Select(each => each.Value.IsBought));
            users.Add(user.Key);
        }

        return (catalogue, new PurchaseRecord([.. users], builder.Build(catalogue.Count), [.. bought], [], [.. users.SelectMany(_ => new[] { -1, -1, -1 })]));
    }
}
