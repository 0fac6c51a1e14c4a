using ReportingPortal.Analytics.Recommendations.Fitting;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>What is fitted once and read often. User neighbours and popularity need no fit; customers' ALS factors follow from the products'.</summary>
internal sealed record FittedModels(ItemNeighbours ItemNeighbours, FactorMatrix AlsItems, BayesianRanking Ranking)
{
    public static FittedModels Fit(PurchaseRecord record, Catalogue catalogue, RecommendationSettings settings)
    {
        var sized = settings with { Factors = settings.FactorsFor(catalogue.Count) };
        return new(
            ItemNeighbours.Fit(record.Interactions, record.ByItem, catalogue.Ranks, settings.ItemNeighbours),
            AlternatingLeastSquares.Fit(record.Interactions, record.ByItem, sized),
            BayesianRanking.Fit(record.Interactions, sized));
    }
}
