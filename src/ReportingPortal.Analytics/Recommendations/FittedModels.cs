using ReportingPortal.Analytics.Recommendations.Fitting;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>What is fitted once and read often. User neighbours and popularity need no fit; customers' ALS factors follow from the products'.</summary>
/// <param name="KnowsUser">Whether the fit has learnt anything of a customer: those who came later have no factors.</param>
/// <param name="KnowsItem">Whether it knew a product.</param>
internal sealed record FittedModels(ItemNeighbours ItemNeighbours, FactorMatrix AlsItems, BayesianRanking Ranking, bool[] KnowsUser, bool[] KnowsItem)
{
    public static FittedModels Fit(PurchaseRecord record, Catalogue catalogue, RecommendationSettings settings)
    {
        var sized = settings with { Factors = settings.FactorsFor(catalogue.Count) };
        // One core learns pair by pair while others solve.
        var ranking = Task.Run(() => BayesianRanking.Fit(record.Interactions, sized));
        var neighbours = ItemNeighbours.Fit(record.Interactions, record.ByItem, catalogue.Ranks, settings.ItemNeighbours);
        var als = AlternatingLeastSquares.Fit(record.Interactions, record.ByItem, sized);
        return new(
            neighbours, als, ranking.GetAwaiter().GetResult(), [.. Enumerable.Range(0, record.UserIds.Length).Select(user => record.Interactions.Columns(user).Length > 0)],
            [.. Enumerable.Repeat(true, catalogue.Count)]);
    }

    /// <summary>The same under other numbers; what the fit does not know has neighbours and factors of nothing.</summary>
    /// <param name="items">The number here of each product there, -1 for none; <paramref name="users"/> likewise.</param>
    public FittedModels Renumbered(int[] items, int[] users)
    {
        if (IsTheSame(items, KnowsItem.Length) && IsTheSame(users, KnowsUser.Length))
        {
            return this;
        }

        return new(
            ItemNeighbours.Renumbered(items), AlsItems.Rows(items),
            new BayesianRanking(Ranking.Users.Rows(users), Ranking.Items.Rows(items), Array.ConvertAll(items, item => item < 0 ? 0 : Ranking.Bias[item])),
            Array.ConvertAll(users, user => user >= 0 && KnowsUser[user]), Array.ConvertAll(items, item => item >= 0 && KnowsItem[item]));
    }

    private static bool IsTheSame(int[] places, int count) => places.Length == count && places.Index().All(each => each.Index == each.Item);
}
