using ReportingPortal.Analytics.Recommendations.Fitting;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>What a list is asked for.</summary>
/// <param name="Model">One of <see cref="RecommendationStrategy.Models"/>.</param>
/// <param name="Neighbours">Of <see cref="RecommendationStrategy.UserNeighbours"/>.</param>
internal sealed record RankingRequest(int Count, string Model, Exclusion Exclusion, int Neighbours);

/// <summary>A place in a list. What fills up a list its first strategy could not fill has a score of 0.</summary>
internal readonly record struct Ranked(int Item, float Score, string Strategy);

/// <summary>Room to think in, kept from one list to the next: one thread at a time.</summary>
internal sealed class RankingRoom(int users, int items, LeastSquaresSolver als, int factorStride)
{
    public Tally Users { get; } = new(users);

    public Tally Items { get; } = new(items);

    public TopList Neighbours { get; set; } = new(0);

    /// <summary>Those of the customer of the last ALS list, decomposed.</summary>
    public NormalEquations Equations { get; } = als.NewEquations();

    public float[] Factors { get; } = new float[factorStride];
}
