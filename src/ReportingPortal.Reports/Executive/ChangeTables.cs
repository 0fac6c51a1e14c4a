using ReportingPortal.Reports.Formatting;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Executive;

/// <summary>The change cut three ways, as tables print it: whole units that sum to the change of the sentences.</summary>
internal static class ChangeTables
{
    private const int MostRows = 6;

    public static IEnumerable<(string Heading, IReadOnlyList<(string Name, string Amount)> Parts)> Of(ReportSnapshot snapshot, PrintFormat format)
    {
        var told = snapshot.Narrative.Told;
        var sentences = new ChangeSentences(snapshot.Narrative, format);
        var cuts = new (string Heading, IEnumerable<(string Name, decimal Amount)> Parts)[]
        {
            ("Cause", sentences.Factors.Select(factor => (factor.Name, factor.Amount))),
            ("Region", sentences.Shown(told.Regions, "regions", MostRows)),
            ("Category", sentences.Shown(told.Categories, "categories", MostRows)),
        };
        foreach (var (heading, parts) in cuts.Where(cut => cut.Parts.Any()))
        {
            yield return (heading, [.. parts.Select(part => (part.Name, sentences.WithSign(part.Amount))), ("All", sentences.WithSign(sentences.Change))]);
        }
    }
}
