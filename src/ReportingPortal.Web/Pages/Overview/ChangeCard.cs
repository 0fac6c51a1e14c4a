using ReportingPortal.Analytics.Narrative;
using ReportingPortal.Reports.Executive;
using ReportingPortal.Reports.Formatting;

namespace ReportingPortal.Web.Pages.Overview;

/// <summary>What changed and why (D19), in the words and whole units of reports and API.</summary>
public sealed class ChangeCard(ChangeNarrative narrative, string currency)
{
    private readonly ChangeSentences sentences = new(narrative, new PrintFormat(currency));

    public IReadOnlyList<string> Sentences => sentences.All;

    public string Change => sentences.WithSign(sentences.Change);

    /// <summary>The change cut by cause, region and category; each table sums to it.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<(string Name, decimal Amount)> Parts)> Tables
        => new (string, IReadOnlyList<(string Name, decimal Amount)>)[]
        {
            ("Cause", [.. sentences.Factors.Select(factor => (factor.Name, factor.Amount))]),
            ("Region", sentences.Shown(narrative.Told.Regions, "regions")),
            ("Category", sentences.Shown(narrative.Told.Categories, "categories")),
        }.Where(table => table.Item2.Count > 0);

    public string WithSign(decimal amount) => sentences.WithSign(amount);
}
