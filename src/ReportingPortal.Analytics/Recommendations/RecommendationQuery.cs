using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Recommendations.Trials;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>Lists of products for customers, from the model of the current run (D11); each answer stands on one version of it.</summary>
public sealed class RecommendationQuery(TenantSession session, RecommenderCache cache)
{
    private static readonly RecommendationSettings Settings = new();

    /// <summary>Always as many as asked for, where so many products are not left out; unknown customers get what is popular.</summary>
    public async Task<RecommendationList> RunAsync(string userId, ListRequest request, CancellationToken ct) => (await RunAsync([userId], request, ct))[0];

    /// <summary>A list a customer, in their order, all from one version.</summary>
    public async Task<IReadOnlyList<RecommendationList>> RunAsync(IReadOnlyList<string> userIds, ListRequest request, CancellationToken ct)
    {
        if (await cache.FindAsync(session, ct) is not { } model)
        {
            return [.. userIds.Select(id => new RecommendationList(id, RecommendationStrategy.Popular, null, null, []))];
        }

        var ranking = new RankingRequest(request.Count, request.Model ?? model.Serving, request.Exclusion, request.Neighbours ?? Settings.UserNeighbours);
        var room = model.Recommender.Enter();
        try
        {
            return [.. userIds.Select(id => List(id, model, ranking, room))];
        }
        finally
        {
            model.Recommender.Leave(room);
        }
    }

    /// <summary>Null when the model knows no such product.</summary>
    public async Task<ProductList?> SimilarAsync(string productId, int count, CancellationToken ct)
    {
        if (await cache.FindAsync(session, ct) is not { } model || model.Recommender.Catalogue.NumberOf(productId) is not { } item)
        {
            return null;
        }

        var title = model.Recommender.Catalogue.Items[item].Title;
        var places = model.Recommender.Similar(item, count);
        return new ProductList(StrategyOf(places), model.Version, model.CreatedAt, [.. places.Select(place => Product(model.Recommender, place, place.Strategy switch
        {
            RecommendationStrategy.ItemNeighbours => $"Often chosen by the customers who chose {title}.",
            RecommendationStrategy.PopularInCategory => $"Popular in {model.Recommender.Catalogue.Items[item].Category}, where {title} belongs, too.",
            _ => ReasonWriter.OfPopularity(model.Recommender.Catalogue.Items[place.Item], Settings),
        }))]);
    }

    public async Task<ProductList> PopularAsync(int count, CancellationToken ct)
    {
        var nobody = await RunAsync("", new ListRequest(count, RecommendationStrategy.Popularity), ct);
        return new ProductList(nobody.Strategy, nobody.ModelVersion, nobody.GeneratedAt, nobody.Recommendations);
    }

    /// <summary>What the customer bought or looked at, most first; null for who the model does not know.</summary>
    public async Task<IReadOnlyList<KnownProduct>?> KnownProductsAsync(string userId, int count, CancellationToken ct)
    {
        if (await cache.FindAsync(session, ct) is not { Recommender: var recommender } || recommender.Record.NumberOf(userId) is not { } user)
        {
            return null;
        }

        var (columns, values, bought) = (recommender.Record.Interactions.Columns(user).ToArray(), recommender.Record.Interactions.Values(user).ToArray(), recommender.Record.BoughtBy(user).ToArray());
        return [.. columns.Select((item, i) => (Item: recommender.Catalogue.Items[item], Rank: recommender.Catalogue.Ranks[item], IsBought: bought[i], Weight: values[i]))
            .OrderByDescending(each => each.IsBought).ThenByDescending(each => each.Weight).ThenBy(each => each.Rank).Take(count)
            .Select(each => new KnownProduct(each.Item.ProductId, each.Item.Name, each.Item.Category, each.IsBought, Math.Round(each.Weight, 4)))];
    }

    public async Task<RecommendationModels> ModelsAsync(CancellationToken ct)
    {
        if (await CurrentRun.FindAsync(session, ct) is not { } run
            || await session.Db.RecommendationModels.AsNoTracking().SingleOrDefaultAsync(model => model.RunId == run.RunId, ct) is not { } row)
        {
            return new RecommendationModels(null, null, null, null, null, 0, 0, 0, 0, 0, null, null, InteractionRules.Standard, []);
        }

        return new RecommendationModels(
            row.Version, row.CreatedAt, row.Serving, row.Reason, row.CutAt, row.TestUsers, row.TestCandidates, row.Users, row.Products, row.Interactions, row.FittedAt, row.FittedShare,
            InteractionRules.Parse(row.Weights), JsonSerializer.Deserialize<List<ModelMetrics>>(row.Metrics)!);
    }

    private static RecommendationList List(string userId, LoadedModel model, RankingRequest ranking, RankingRoom room)
    {
        var user = model.Recommender.Record.NumberOf(userId);
        var places = model.Recommender.Rank(user, ranking, room);
        var reasons = new ReasonWriter(model.Recommender, user, room);
        return new RecommendationList(
            userId, StrategyOf(places), model.Version, model.CreatedAt,
            [.. places.Select(place => Product(model.Recommender, place, reasons.Of(place)))]);
    }

    private static string StrategyOf(List<Ranked> places) => places.Count == 0 ? RecommendationStrategy.Popular : places[0].Strategy;

    private static Recommendation Product(Recommender recommender, Ranked place, string reason)
    {
        var item = recommender.Catalogue.Items[place.Item];
        return new Recommendation(item.ProductId, item.Name, item.Category, item.Price, Math.Round(place.Score, 6), place.Strategy, reason);
    }
}
