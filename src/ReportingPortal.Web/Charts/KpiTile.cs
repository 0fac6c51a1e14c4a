namespace ReportingPortal.Web.Charts;

/// <summary>A headline figure: short for the eye, exact for the pointer, and how it changed.</summary>
/// <param name="Exact">The figure to the cent, as a tooltip.</param>
/// <param name="Detail">One quiet line below it.</param>
/// <param name="Change">Sign, number and unit; null when there is nothing to compare with.</param>
/// <param name="Direction">-1, 0 or 1.</param>
/// <param name="IsRiseGood">False where a higher figure is not a better one: its change is shown without judgement.</param>
/// <param name="Spark">The points of its line; empty for none.</param>
public sealed record KpiTile(
    string Id, string Label, string Value, string Exact, string Detail, string? Change, int Direction, string ChangeWords, string Spark, bool IsRiseGood = true)
{
    /// <summary>The figure that explains it, of the catalogue; its own id where it is one.</summary>
    public string Figure { get; init; } = Id;

    public string Tone => !IsRiseGood || Direction == 0 ? "rp-quiet" : Direction > 0 ? "rp-good" : "rp-bad";
}
