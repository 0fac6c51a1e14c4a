namespace ReportingPortal.Analytics;

/// <summary>What figures are cut to besides their period. Null means all.</summary>
public sealed record FigureFilter(string? Region = null, string? Category = null)
{
    public static readonly FigureFilter None = new();
}
