using System.Collections.Concurrent;
using ReportingPortal.Analytics.Recommendations.Fitting;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>
/// Ranks products for customers by the rules of D11: a model where it knows the customer, else the next rung of the cold-start
/// chain, down to what is popular. Never changes once made, so that any number of requests can read it at once.
/// </summary>
internal sealed class Recommender
{
    private readonly ConcurrentBag<RankingRoom> rooms = [];
    private readonly UserNeighbours userNeighbours;
    private readonly LeastSquaresSolver als;

    public Recommender(Catalogue catalogue, PurchaseRecord record, FittedModels models, RecommendationSettings settings)
    {
        (Catalogue, Record, Models, Settings) = (catalogue, record, models, settings);
        userNeighbours = new UserNeighbours(record.Interactions, record.ByItem, record.Interactions.Squares());
        als = new LeastSquaresSolver(models.AlsItems, settings.Regularisation, settings.Alpha);
        GroupPopularity = new GroupPopularity(record, catalogue);
    }

    public Catalogue Catalogue { get; }

    public PurchaseRecord Record { get; }

    public FittedModels Models { get; }

    public RecommendationSettings Settings { get; }

    public GroupPopularity GroupPopularity { get; }

    public RankingRoom Enter() => rooms.TryTake(out var room) ? room : new RankingRoom(Record.UserIds.Length, Catalogue.Count, als, Models.AlsItems.Stride);

    public void Leave(RankingRoom room) => rooms.Add(room);

    /// <param name="user">The customer's number; null for who is not known.</param>
    /// <returns>As many products as asked for, where so many are not left out; best first.</returns>
    public List<Ranked> Rank(int? user, RankingRequest request, RankingRoom room)
    {
        var list = new RankedList(this, user, request);
        if (user is { } known && request.Model != RecommendationStrategy.Popularity)
        {
            FillByModels(list, known, request, room);
        }

        list.Fill(RecommendationStrategy.Popular, Catalogue.ByPopularity.Select(item => new Scored(item, Catalogue.PopularityScore(item))));
        return list.Items;
    }

    /// <summary>The products most often chosen together with one, then the popular ones of its category, then of all.</summary>
    public List<Ranked> Similar(int item, int count)
    {
        var list = new RankedList(this, null, new RankingRequest(count, RecommendationStrategy.ItemNeighbours, Exclusion.Nothing, 0), item);
        var (others, cosines) = (Models.ItemNeighbours.Of(item).ToArray(), Models.ItemNeighbours.CosinesOf(item).ToArray());
        list.Fill(RecommendationStrategy.ItemNeighbours, others.Zip(cosines, (other, cosine) => new Scored(other, cosine)));
        FillByCategory(list, Catalogue.Items[item].Category);
        list.Fill(RecommendationStrategy.Popular, Catalogue.ByPopularity.Select(other => new Scored(other, Catalogue.PopularityScore(other))));
        return list.Items;
    }

    /// <summary>Whether the customer knows the product in the sense that keeps it from a list.</summary>
    public bool IsExcluded(int user, int item, Exclusion exclusion)
    {
        if (exclusion == Exclusion.Nothing)
        {
            return false;
        }

        var entry = Record.Interactions.Columns(user).BinarySearch(item);
        return entry >= 0 && (exclusion == Exclusion.Interacted || Record.BoughtBy(user)[entry]);
    }

    /// <summary>The category the customer has most to do with; ties by name. Null without one.</summary>
    public string? FavouriteCategory(int user)
    {
        var weights = new Dictionary<string, float>();
        var columns = Record.Interactions.Columns(user);
        var values = Record.Interactions.Values(user);
        for (var i = 0; i < columns.Length; i++)
        {
            if (Catalogue.Items[columns[i]].Category is { Length: > 0 } category)
            {
                weights[category] = weights.GetValueOrDefault(category) + values[i];
            }
        }

        return weights.OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Key).FirstOrDefault();
    }

    private void FillByModels(RankedList list, int user, RankingRequest request, RankingRoom room)
    {
        if (Record.Interactions.Columns(user).Length == 0)
        {
            foreach (var group in Record.GroupsOf(user))
            {
                if (group >= 0)
                {
                    list.Fill(RecommendationStrategy.PopularInSegment, GroupPopularity.Of(group));
                }
            }

            return;
        }

        FillByModel(list, user, request, room);
        if (!list.IsFull)
        {
            FillByItemNeighbours(list, user, room);
            FillByCategory(list, FavouriteCategory(user));
        }
    }

    private void FillByModel(RankedList list, int user, RankingRequest request, RankingRoom room)
    {
        switch (request.Model)
        {
            case RecommendationStrategy.UserNeighbours:
                FillByUserNeighbours(list, user, request.Neighbours, room);
                break;
            case RecommendationStrategy.Als:
                als.Solve(Record.Interactions.Columns(user), Record.Interactions.Values(user), room.Equations, room.Factors);
                list.FillBest(request.Model, Models.KnowsItem, item => Lanes.Dot(room.Factors, Models.AlsItems.Row(item)));
                break;
            case RecommendationStrategy.Ranking when Models.KnowsUser[user]:
                list.FillBest(request.Model, Models.KnowsItem, item => Models.Ranking.Score(user, item));
                break;
        }
    }

    private void FillByUserNeighbours(RankedList list, int user, int neighbours, RankingRoom room)
    {
        room.Neighbours = new TopList(neighbours);
        userNeighbours.Find(user, room.Users, room.Neighbours);
        room.Items.Clear();
        userNeighbours.Score(room.Neighbours.Best, room.Items);
        list.FillBest(RecommendationStrategy.UserNeighbours, room.Items);
    }

    private void FillByItemNeighbours(RankedList list, int user, RankingRoom room)
    {
        room.Items.Clear();
        Models.ItemNeighbours.Score(Record.Interactions.Columns(user), Record.Interactions.Values(user), room.Items);
        list.FillBest(RecommendationStrategy.ItemNeighbours, room.Items);
    }

    private void FillByCategory(RankedList list, string? category)
    {
        if (category is not null)
        {
            list.Fill(
                RecommendationStrategy.PopularInCategory,
                Catalogue.ByPopularity.Where(item => Catalogue.Items[item].Category == category).Select(item => new Scored(item, Catalogue.PopularityScore(item))));
        }
    }
}
