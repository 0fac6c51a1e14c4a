namespace ReportingPortal.Analytics.Explain;

/// <summary>Every figure that can explain itself. A page names the figure of each tile and card; the API lists them all.</summary>
public static class FigureCatalogue
{
    public static IReadOnlyList<ExplainedFigure> All { get; } =
        [.. HeadlineFigures.All, .. SalesFigures.All, .. CustomerFigures.All, .. LifetimeFigures.All, .. VisitFigures.All, .. RecommendationFigures.All, .. QualityFigures.All];

    private static readonly Dictionary<string, ExplainedFigure> ById = All.ToDictionary(figure => figure.Id, StringComparer.Ordinal);

    /// <summary>Null when there is no such figure.</summary>
    public static ExplainedFigure? Find(string? id) => id is null ? null : ById.GetValueOrDefault(id);
}
