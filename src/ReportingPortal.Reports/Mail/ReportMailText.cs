using ReportingPortal.Reports.Executive;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Mail;

/// <summary>The mail's plain form: the same sentences and figures.</summary>
internal static class ReportMailText
{
    public static string Compose(
        ReportSnapshot snapshot, ReportMailLinks links, IReadOnlyList<string> narrative, IReadOnlyList<KeyFigure> figures, WinBackList winBack, string period,
        string basis)
    {
        var (label, now) = (figures.Max(figure => figure.Label.Length), figures.Max(figure => figure.Exact.Length));
        string[] lines =
        [
            $"{snapshot.Tenant.Name}: {snapshot.Title}, {period}",
            basis,
            "",
            .. narrative,
            "",
            .. figures.Select(figure => $"{figure.Label.PadRight(label)}  {figure.Exact.PadLeft(now)}  {InWords(figure)}".TrimEnd()),
            .. winBack.Lines,
            "",
            $"The report in the portal: {links.ReportUrl}",
            "The full report is attached as a PDF.",
            "",
            $"You get this mail because {links.Reason}.",
            $"Stop these mails: {links.StopUrl}",
            "",
        ];
        return string.Join("\r\n", lines);
    }

    /// <summary>The change with its arrow, or why there is none.</summary>
    public static string Change(KeyFigure figure) => figure.Trend == Trend.Unknown
        ? figure.Value is null && figure.Note.Length > 0 ? figure.Note : figure.Change
        : $"{figure.Arrow} {figure.Change}".TrimStart();

    private static string InWords(KeyFigure figure) =>
        figure.Trend == Trend.Unknown ? Change(figure) : $"{figure.Change} from {figure.PreviousExact}";
}
