using ReportingPortal.Analytics.Lines;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Recommendations.Acts;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Sql;

namespace ReportingPortal.Analytics.Explain;

/// <summary>What customers are shown, what that stands on, and how the models did that it could come from.</summary>
internal static class RecommendationFigures
{
    private const string Weights = "r(u, i) = Σ over views 1, carts 2, purchases 3, or what the shop has set, fading where it says so, cut at its 99th percentile";

    private const string Beyond =
        "The statements read who bought or looked at what when, customers and products; order lines are kept in memory, and those of changed days read. The run adds them up, keeps the record, and fits models anew where it has moved on by a twentieth or in a week; lists are ranked in the application when asked for.";

    private static readonly IReadOnlyList<SqlFile> Reading = [LineReader.Lines, EventActs.Statement, InteractionReader.Items, RunData.Customers];

    public static readonly IReadOnlyList<ExplainedFigure> All =
    [
        Of("recommendations", "Recommendations", "D11", "The products a customer would be shown, best first, without those they bought.",
            Weights + "; user kNN: Σ s·r / Σ |s| over the 30 customers of highest cosine; item kNN: Σ s·r over the 50 nearest products; ALS: xᵀy of (YᵀCY + λI) x = YᵀCp, c = 1 + αr; BPR: bias + xᵀy learnt pair by pair; ties by popularity, then id")
            with { Related = ["recommendation-models", "recommendation-basis"] },
        Of("recommendation-basis", "What a list stands on", "D11", "What the customer bought or looked at, and how much each product counts.", Weights),
        Of("recommendation-models", "Which model is shown", "D12",
            "Each model is fitted on what was known before the last fifth of the time, and judged by what customers bought for the first time after it.",
            "NDCG = DCG / IDCG within the first 10, gain 1 for a hit, discount 1 / log₂(rank + 1), mean over customers; the best model serves where NDCG ≥ 1.05 · that of what is popular"),
    ];

    private static ExplainedFigure Of(string id, string name, string definition, string meaning, string formula)
        => new(id, name, definition, meaning, formula, "all history, purchases and events as they happened; returns take no purchase back", FigureCut.History, RowKind.Customers, new(), [])
        {
            RunStatements = Reading,
            StandsOnEvents = true,
            Beyond = Beyond,
            OnRows = "A list stands on what its customer did, and on those who did alike; each customer's page lists their orders.",
            Fixed = new Dictionary<string, string?>
            {
                ["view"] = $"{(short)EventType.ProductView}",
                ["cart"] = $"{(short)EventType.AddToCart}",
            },
        };
}
