using ReportingPortal.Analytics.Clustering;
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
        var learnt = Sampled(record, settings);
        var als = AlternatingLeastSquares.Fit(learnt.Interactions, learnt.ByItem, sized);
        if (learnt != record)
        {
            AlternatingLeastSquares.Settle(als, record.Interactions, record.ByItem, sized);
        }

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

    /// <summary>
    /// Whom ALS learns products' factors from, before these settle among all. Customers' own follow from them exactly, whether they were there or not.
    /// </summary>
    private static PurchaseRecord Sampled(PurchaseRecord record, RecommendationSettings settings)
    {
        int[] active = [.. Enumerable.Range(0, record.UserIds.Length).Where(user => record.Interactions.Columns(user).Length > 0)];
        if (active.Length <= settings.FitCustomers)
        {
            return record;
        }

        var random = SeededRandom.Stream(settings.Seed, 7, 0);
        for (var taken = 0; taken < settings.FitCustomers; taken++)
        {
            var other = taken + random.NextInt(active.Length - taken);
            (active[taken], active[other]) = (active[other], active[taken]);
        }

        return record.Of([.. active.Take(settings.FitCustomers).Order()]);
    }

    private static bool IsTheSame(int[] places, int count) => places.Length == count && places.Index().All(each => each.Index == each.Item);
}
