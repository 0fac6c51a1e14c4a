namespace ReportingPortal.Analytics.Recommendations.Trials;

/// <summary>A model's mean over the customers of the test, lists of <paramref name="Depth"/> (D12); rates 0 to 1.</summary>
/// <param name="Coverage">Products that stood in any list, of all products.</param>
/// <param name="Gain">How much higher NDCG is than that of popularity; null for popularity itself, and where that found nothing.</param>
public sealed record ModelMetrics(
    string Model, int Depth, int Customers, double HitRate, double Precision, double Recall, double MeanAveragePrecision, double Ndcg, double ReciprocalRank, double Coverage,
    double? Gain);
