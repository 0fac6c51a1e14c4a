using System.Globalization;
using ReportingPortal.Analytics.Recommendations.Fitting;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>Says in plain words why a product stands in a list. Names products, never other customers.</summary>
internal sealed class ReasonWriter(Recommender recommender, int? user, RankingRoom room)
{
    public string Of(Ranked place) => place.Strategy switch
    {
        RecommendationStrategy.UserNeighbours => OfNeighbours(place.Item),
        RecommendationStrategy.ItemNeighbours => Because("Often chosen together with", OfItemNeighbours(place.Item)),
        RecommendationStrategy.Als => Because("Goes with", OfAls(place.Item)),
        RecommendationStrategy.Ranking => Because("Close to", OfRanking(place.Item)),
        RecommendationStrategy.PopularInCategory => $"Popular in {recommender.Catalogue.Items[place.Item].Category}, the category this customer has most to do with.",
        RecommendationStrategy.PopularInSegment => $"Popular with {GroupThatBuys(place.Item)}.",
        _ => OfPopularity(recommender.Catalogue.Items[place.Item], recommender.Settings),
    };

    public static string OfPopularity(CatalogueItem item, RecommendationSettings settings) => item switch
    {
        { RecentPurchases: > 0 and var recent } => string.Create(CultureInfo.InvariantCulture, $"Bought {Times(recent)} in the last {settings.RecentDays} days."),
        { Purchases: > 0 and var ever } => $"Bought {Times(ever)} so far.",
        { Interest: > 0 } => "Looked at, not bought yet.",
        _ => "New in the shop.",
    };

    private static string Times(int count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count:#,##0} times");

    /// <summary>The closest of the customer's groups in which the product is bought.</summary>
    private string GroupThatBuys(int item)
    {
        var groups = recommender.Record.GroupsOf(user!.Value).ToArray();
        return recommender.Record.Groups[groups.First(group => group >= 0 && recommender.GroupPopularity.Of(group).Any(each => each.Index == item))];
    }

    private string OfNeighbours(int item)
    {
        var (buyers, lookers, all) = (0, 0, room.Neighbours.Count);
        foreach (var neighbour in room.Neighbours.Best)
        {
            var entry = recommender.Record.Interactions.Columns(neighbour.Index).BinarySearch(item);
            buyers += entry >= 0 && recommender.Record.BoughtBy(neighbour.Index)[entry] ? 1 : 0;
            lookers += entry >= 0 ? 1 : 0;
        }

        var (count, verb) = buyers > 0 ? (buyers, "Bought") : (lookers, "Looked at");
        return all == 1 ? $"{verb} by the customer most like this one." : string.Create(CultureInfo.InvariantCulture, $"{verb} by {count} of the {all} customers most like this one.");
    }

    /// <summary>The customer's product that adds most to Σ s·r.</summary>
    private int? OfItemNeighbours(int item) => Strongest(item, (own, weight) =>
    {
        var place = recommender.Models.ItemNeighbours.Of(own).IndexOf(item);
        return place < 0 ? 0 : weight * recommender.Models.ItemNeighbours.CosinesOf(own)[place];
    });

    /// <summary>The customer's product that adds most to yᵢᵀ W Σ c yⱼ, W the inverse of the customer's equations (Hu, Koren, Volinsky 2008, section 5).</summary>
    private int? OfAls(int item)
    {
        var factors = recommender.Models.AlsItems;
        var wide = Array.ConvertAll(factors.Row(item).ToArray(), value => (double)value);
        room.Equations.Solve(wide);
        var seen = Array.ConvertAll(wide, value => (float)value);
        return Strongest(item, (own, weight) => (1 + (recommender.Settings.Alpha * weight)) * Lanes.Dot(seen, factors.Row(own)));
    }

    /// <summary>The customer's product whose factors point the same way.</summary>
    private int? OfRanking(int item)
    {
        var items = recommender.Models.Ranking.Items;
        return Strongest(item, (own, _) => recommender.Models.KnowsItem[own] ? Lanes.Dot(items.Row(item), items.Row(own)) / MathF.Sqrt(Lanes.Dot(items.Row(own), items.Row(own))) : 0);
    }

    /// <param name="item">What is recommended, which is no reason for itself.</param>
    private int? Strongest(int item, Func<int, float, float> strength)
    {
        var (best, most) = ((int?)null, 0f);
        var columns = recommender.Record.Interactions.Columns(user!.Value);
        var values = recommender.Record.Interactions.Values(user.Value);
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] != item && strength(columns[i], values[i]) is var each && each > most)
            {
                (best, most) = (columns[i], each);
            }
        }

        return best;
    }

    private string Because(string words, int? own)
    {
        if (own is not { } item)
        {
            return "Fits what this customer chose so far.";
        }

        var entry = recommender.Record.Interactions.Columns(user!.Value).BinarySearch(item);
        var verb = recommender.Record.BoughtBy(user.Value)[entry] ? "bought" : "looked at";
        return $"{words} {recommender.Catalogue.Items[item].Title}, which this customer {verb}.";
    }
}
