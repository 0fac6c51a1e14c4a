namespace ReportingPortal.Analytics.Recommendations;

/// <summary>How a recommendation was found: the models that can serve, and the rungs below them for customers they can't serve (D11).</summary>
public static class RecommendationStrategy
{
    public const string UserNeighbours = "user_knn";
    public const string ItemNeighbours = "item_knn";
    public const string Als = "als";
    public const string Ranking = "bpr";
    public const string Popularity = "popularity";
    public const string PopularInCategory = "popular_in_category";
    public const string PopularInSegment = "popular_in_segment";
    public const string Popular = "popular";

    /// <summary>What can be asked for as a model, and what a test compares.</summary>
    public static readonly IReadOnlyList<string> Models = [UserNeighbours, ItemNeighbours, Als, Ranking, Popularity];
}

/// <summary>Which products a list leaves out, because the customer knows them.</summary>
public enum Exclusion
{
    /// <summary>What the customer bought: the standard.</summary>
    Bought,

    /// <summary>Also what they looked at or put in the cart: the rule of the replaced system.</summary>
    Interacted,

    /// <summary>Nothing: for goods that are bought again and again.</summary>
    Nothing,
}
