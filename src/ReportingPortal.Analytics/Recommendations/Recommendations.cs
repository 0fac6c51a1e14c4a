using ReportingPortal.Analytics.Recommendations.Trials;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>What a list is wanted for and of.</summary>
/// <param name="Count">1 to <see cref="MaxCount"/>.</param>
/// <param name="Model">One of <see cref="RecommendationStrategy.Models"/>; null means the one that serves.</param>
/// <param name="Neighbours">Customers that <see cref="RecommendationStrategy.UserNeighbours"/> looks at; null means the standard.</param>
public sealed record ListRequest(int Count, string? Model = null, Exclusion Exclusion = Exclusion.Bought, int? Neighbours = null)
{
    public const int StandardCount = 5;
    public const int MaxCount = 50;
    public const int MaxNeighbours = 500;
}

/// <summary>A product in a list.</summary>
/// <param name="Score">By its strategy's own measure, falling down the list; 0 for what only fills the list up.</param>
/// <param name="Reason">Why, in plain words.</param>
public sealed record Recommendation(string ProductId, string? Name, string? Category, decimal? Price, double Score, string Strategy, string Reason);

/// <summary>A list for one customer.</summary>
/// <param name="Strategy">How its first product was found; popular for who is not known.</param>
/// <param name="ModelVersion">Null before the first analysis run; lists of one version are alike on every call.</param>
public sealed record RecommendationList(
    string UserId, string Strategy, Guid? ModelVersion, DateTimeOffset? GeneratedAt, IReadOnlyList<Recommendation> Recommendations);

/// <summary>A list that is nobody's: popular products, or those that go with one.</summary>
public sealed record ProductList(string Strategy, Guid? ModelVersion, DateTimeOffset? GeneratedAt, IReadOnlyList<Recommendation> Recommendations);

/// <summary>A product a customer bought or looked at, for the person who asks why.</summary>
/// <param name="Weight">Views, carts and purchases by their weights.</param>
public sealed record KnownProduct(string ProductId, string? Name, string? Category, bool IsBought, double Weight);

/// <summary>Which model serves, why, and how each did in the test; null <see cref="ModelVersion"/> means no run has finished yet.</summary>
/// <param name="Serving">One of <see cref="RecommendationStrategy.Models"/>.</param>
/// <param name="CutAt">Models were fitted on what was known before, and judged by first purchases after it.</param>
/// <param name="TestCustomers">Customers the test stands on, a seeded sample of <paramref name="TestCandidates"/> where those are more.</param>
/// <param name="Interactions">Pairs of a customer and a product that have to do with each other.</param>
/// <param name="FittedAt">When models were fitted and tested; lists always stand on today's purchases.</param>
/// <param name="FittedShare">How many of today's <paramref name="Interactions"/> they were fitted on, 0 to 1.</param>
/// <param name="Weights">What interactions weighed.</param>
public sealed record RecommendationModels(
    Guid? ModelVersion, DateTimeOffset? GeneratedAt, string? Serving, string? Reason, DateTimeOffset? CutAt, int TestCustomers, int TestCandidates, int Customers, int Products,
    long Interactions, DateTimeOffset? FittedAt, double? FittedShare, InteractionRules Weights, IReadOnlyList<ModelMetrics> Models);
