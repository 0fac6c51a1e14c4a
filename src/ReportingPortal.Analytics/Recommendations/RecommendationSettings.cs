namespace ReportingPortal.Analytics.Recommendations;

/// <summary>The rules of D11 and D12 in one place: what an interaction weighs, how models are fitted, tested and chosen.</summary>
/// <param name="HalfLifeDays">An interaction's weight halves in this many days; null means it never fades.</param>
/// <param name="UserNeighbours">The replaced system took 5; a request can ask for that.</param>
/// <param name="SolverSteps">Conjugate gradient steps a row and iteration of ALS; rows of few entries are solved exactly.</param>
/// <param name="Epochs">Passes over all interactions that BPR learns by; large shops get fewer, by <paramref name="MaxUpdates"/>.</param>
/// <param name="RecentDays">How long "popular of late" reaches back from the last interaction.</param>
/// <param name="TestShare">The last part of the history's time, which models are tested on.</param>
/// <param name="TestUsers">Customers a test stands on at most: a seeded sample of more.</param>
/// <param name="TrialCustomers">Customers that models are fitted on for their test at most: those tested, and a seeded sample of the others.</param>
/// <param name="FitCustomers">Customers that ALS learns products from at most: a seeded sample of more.</param>
/// <param name="MinTestUsers">With fewer customers a difference between models is chance.</param>
/// <param name="MinGain">How much better than popularity a model's NDCG must be, for it to serve.</param>
/// <param name="MaxChange">Pairs new and gone since a fit, of those it was made of, beyond which models are fitted anew.</param>
/// <param name="MaxFitDays">Days for which a fit serves on over data that move on.</param>
internal sealed record RecommendationSettings(
    double ViewWeight = 1, double CartWeight = 2, double PurchaseWeight = 3, double? HalfLifeDays = null, int UserNeighbours = 30, int ItemNeighbours = 50,
    int Factors = 64, float Regularisation = .01f, float Alpha = 1, int Iterations = 15, int SolverSteps = 3, float LearningRate = .01f, double Epochs = 100, long MaxUpdates = 2_000_000,
    int RecentDays = 30, double TestShare = .2, int Depth = 10, int TestUsers = 3_000, int TrialCustomers = 25_000, int FitCustomers = 40_000, int MinTestUsers = 50, double MinGain = .05, double MaxChange = .05,
    int MaxFitDays = 7, int Seed = 20_240_229)
{
    /// <summary>With what a shop says its interactions weigh.</summary>
    public static RecommendationSettings Of(InteractionRules rules)
        => new((double)rules.ViewWeight, (double)rules.CartWeight, (double)rules.PurchaseWeight, rules.HalfLifeDays);

    public InteractionRules Weights => new((decimal)ViewWeight, (decimal)CartWeight, (decimal)PurchaseWeight, (int?)HalfLifeDays);

    /// <summary>More factors than half the products tell them apart by chance, and cost a fit the cube of their number.</summary>
    public int FactorsFor(int products) => Math.Clamp(products / 2, 1, Factors);

    /// <summary>Raised when what is computed changes: a shop's models are fitted anew at its next analysis, and serve on until then.</summary>
    public int Arithmetic { get; init; } = 5;

    /// <summary>Of the record's file and the fit's. Those of another are not read, so with a new one goes a migration that asks for every shop's analysis.</summary>
    public int Layout { get; init; } = 5;
}
