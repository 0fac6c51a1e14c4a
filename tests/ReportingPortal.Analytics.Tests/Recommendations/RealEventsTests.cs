using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Facts;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Recommendations;

/// <summary>Two real shops' events, through the database and back, beside the definitions written out over the full table of their file.</summary>
public class RealEventsTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("rees46")]
    [InlineData("otto")]
    public async Task Neighbours_are_those_of_the_definition(string source)
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var acts = source == "rees46" ? Rees46().ToList() : Otto().ToList();
        var users = acts.Select(act => act.User).Distinct().Order(StringComparer.Ordinal).ToList();
        var products = acts.Select(act => act.Product).Distinct().Order(StringComparer.Ordinal).ToList();
        var table = Table(acts, users, products);
        await using var scope = await database.AnalysedAsync(shop => Seed(shop, acts), Ct);
        using var cache = new RecommenderCache(database.Services.GetRequiredService<IServiceScopeFactory>());
        var query = new RecommendationQuery(scope.Session, cache);
        var popular = (await query.PopularAsync(products.Count, Ct)).Recommendations.Select(each => each.ProductId).ToList();
        int[] ranks = [.. products.Select(product => popular.IndexOf(product))];

        var byUsers = await query.RunAsync(users, new ListRequest(products.Count, RecommendationStrategy.UserNeighbours, Exclusion.Interacted), Ct);
        var byItems = await query.RunAsync(users, new ListRequest(products.Count, RecommendationStrategy.ItemNeighbours, Exclusion.Interacted), Ct);

        (await query.ModelsAsync(Ct)).Interactions.ShouldBe(acts.DistinctBy(act => (act.User, act.Product)).Count());
        for (var user = 0; user < users.Count; user++)
        {
            NeighbourReferenceTests.ShouldMatch(Places(byUsers[user], "user_knn", products), NeighbourReferenceTests.ByUsers(table, user, 30), $"{source} {users[user]}");
            NeighbourReferenceTests.ShouldMatch(Places(byItems[user], "item_knn", products), NeighbourReferenceTests.ByItems(table, user, 50, ranks), $"{source} {users[user]}");
            byUsers[user].Recommendations.Count.ShouldBe(products.Count - Enumerable.Range(0, products.Count).Count(item => table[user, item] > 0), "all that are left");
        }
    }

    private static List<Ranked> Places(RecommendationList list, string strategy, List<string> products)
        => [.. list.Recommendations.Where(each => each.Strategy == strategy).Select(each => new Ranked(products.BinarySearch(each.ProductId, StringComparer.Ordinal), (float)each.Score, strategy))];

    /// <summary>Σ of weights, cut at their 99th percentile.</summary>
    private static float[,] Table(List<Act> acts, List<string> users, List<string> products)
    {
        var weights = acts.GroupBy(act => (act.User, act.Product)).ToDictionary(pair => pair.Key, pair => pair.Sum(act => act.Type switch { EventType.ProductView => 1, EventType.AddToCart => 2, _ => 3 }));
        var sorted = weights.Values.Order().ToList();
        var place = .99 * (sorted.Count - 1);
        var cap = sorted[(int)place] + ((place - (int)place) * (sorted[(int)Math.Ceiling(place)] - sorted[(int)place]));
        var table = new float[users.Count, products.Count];
        foreach (var ((user, product), weight) in weights)
        {
            table[users.IndexOf(user), products.IndexOf(product)] = (float)Math.Min(weight, cap);
        }

        return table;
    }

    /// <summary>Purchases are order lines by the time analyses see them.</summary>
    private static ShopSeed Seed(ShopSeed shop, List<Act> acts) => acts.Index().Aggregate(shop, (seed, each) => each.Item.Type == EventType.Purchase
        ? seed.Order($"{each.Index}", each.Item.User, each.Item.At[..10], 10, each.Item.Product)
        : seed.Event(each.Item.User, "s", each.Item.Type, each.Item.Product, at: each.Item.At));

    private static IEnumerable<Act> Rees46()
    {
        using var reader = new StreamReader(SharedData.OpenRead("rees46_2019-Oct-sample.csv"));
        reader.ReadLine();
        while (reader.ReadLine()?.Split(',') is { } fields)
        {
            yield return new Act(fields[7], fields[2], fields[1] switch { "view" => EventType.ProductView, "cart" => EventType.AddToCart, _ => EventType.Purchase }, fields[0].Replace(" UTC", ""));
        }
    }

    private static IEnumerable<Act> Otto()
    {
        using var reader = new StreamReader(SharedData.OpenRead("otto_sample.jsonl"));
        while (reader.ReadLine() is { } line)
        {
            using var session = JsonDocument.Parse(line);
            foreach (var each in session.RootElement.GetProperty("events").EnumerateArray())
            {
                yield return new Act(
                    session.RootElement.GetProperty("session").ToString(), each.GetProperty("aid").ToString(),
                    each.GetProperty("type").GetString() switch { "clicks" => EventType.ProductView, "carts" => EventType.AddToCart, _ => EventType.Purchase },
                    DateTimeOffset.FromUnixTimeMilliseconds(each.GetProperty("ts").GetInt64()).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture));
            }
        }
    }

    private sealed record Act(string User, string Product, EventType Type, string At);
}
