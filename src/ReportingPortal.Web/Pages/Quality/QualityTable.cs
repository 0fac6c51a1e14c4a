using ReportingPortal.Analytics.Quality;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Quality;

/// <summary>A summary as its page shows it: a line for each finding, with the way to its rows.</summary>
public sealed record QualityTable(QualitySummary Summary, Guid? UploadId, string Slug)
{
    public IEnumerable<(QualityFinding Finding, QualityCountOf Count)> Lines
        => Summary.Findings.Select(count => (QualityFinding.Find(count.Finding)!, count))
            .Where(line => line.Item1.IsOfEvents ? Summary.Events > 0 : line.Item1.IsOfParts ? Summary.Parts > 0 : Summary.OrderLines > 0);

    public bool IsEmpty => Summary.RowsRead == 0 && Summary.OrderLines == 0 && Summary.Events == 0 && Summary.Parts == 0;

    public string Sentence => Summary switch
    {
        _ when IsEmpty => "Nothing was loaded yet.",
        { IsCounted: false } => "The first count is on its way.",
        _ => Worst is { } worst
            ? $"Most often: {worst.Finding.Title.ToLowerInvariant()}, on {FigureFormat.Share(worst.Count.Share)} of {(worst.Finding.IsOfEvents ? "events" : worst.Finding.IsOfParts ? "parts of orders" : "order lines")}."
            : "Nothing out of the ordinary was found.",
    };

    /// <summary>Null while nothing was counted.</summary>
    public string? Basis => Summary.IsCounted
        ? FormattableString.Invariant($"{Summary.OrderLines:N0} order lines and {Summary.Events:N0} events, as the last analysis counted them")
        : null;

    public string RowsHref(QualityFinding finding) => $"/t/{Slug}/quality/rows{Query(finding)}";

    /// <summary>The query string that names a finding's rows.</summary>
    public string Query(QualityFinding finding) => CustomerRows.Link(("finding", finding.Name), ("upload_id", UploadId?.ToString()));

    private (QualityFinding Finding, QualityCountOf Count)? Worst
        => Lines.Where(line => line.Count.Rows > 0).OrderByDescending(line => line.Count.Share).Select(line => ((QualityFinding, QualityCountOf)?)line).FirstOrDefault();
}
