using System.Globalization;
using ReportingPortal.Pdf;
using ReportingPortal.Pdf.Charts;
using ReportingPortal.Pdf.Layout;
using ReportingPortal.Pdf.Writing;
using ReportingPortal.Reports.Executive.Sections;
using ReportingPortal.Reports.Formatting;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Executive;

/// <summary>Choices that change the print but no figure.</summary>
/// <param name="Culture">The form of numbers; null takes British English.</param>
/// <param name="IsLetter">US Letter instead of A4.</param>
/// <param name="PortalUrl">Where the same figures stand in the portal; null prints no link.</param>
public sealed record ExecutivePdfOptions(CultureInfo? Culture = null, bool IsLetter = false, string? PortalUrl = null);

/// <summary>The executive report: a pure function from a frozen snapshot to the bytes of a tagged PDF.</summary>
public static class ExecutivePdf
{
    private const int PagesWorthContents = 5;

    /// <param name="sha256">Hash of the stored snapshot, printed on every page.</param>
    public static byte[] Render(ReportSnapshot snapshot, string sha256, ExecutivePdfOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var chosen = options ?? new ExecutivePdfOptions();
        var context = new ReportContext(snapshot, new PrintFormat(snapshot.Tenant.Currency, chosen.Culture), sha256, chosen.PortalUrl);
        var document = Compose(context, chosen, withContents: false);
        return (document.PageCount >= PagesWorthContents ? Compose(context, chosen, withContents: true) : document).ToBytes();
    }

    private static PdfDocument Compose(ReportContext context, ExecutivePdfOptions options, bool withContents)
    {
        var snapshot = context.Snapshot;
        var metadata = new PdfMetadata(
            $"{snapshot.Title} – {context.PeriodName}",
            snapshot.Tenant.Name,
            $"{snapshot.Tenant.Name}, {context.PeriodName}, {context.AsOf}",
            context.Format.Culture.Name,
            snapshot.CreatedAt);
        return new PdfDocument(metadata).Page(page =>
        {
            page.Size = options.IsLetter ? PageSize.Letter : PageSize.A4;
            page.UsesSectionPages = withContents;
            page.Spacing = 1.5 * ReportStyle.Unit;
            page.Header.Row(row => ComposeHeader(row, snapshot));
            page.Footer.LineAbove(Palette.Hairline).Padding(0, ReportStyle.Unit / 2, 0, 0).Row(row => ComposeFooter(row, context));
            page.Content.Column(report => ComposeContent(report, context, withContents));
        });
    }

    private static void ComposeHeader(Row row, ReportSnapshot snapshot)
    {
        row.Relative().Text(text => text.MaxLines(1).Span(snapshot.Tenant.Name, ReportStyle.Note.SemiBold), tag: null);
        row.Relative().Text(text => text.MaxLines(1).Span(snapshot.Title, ReportStyle.Note), HorizontalAlignment.Right, tag: null);
    }

    private static void ComposeFooter(Row row, ReportContext context)
    {
        var snapshot = context.Snapshot;
        var fingerprint = context.Sha256.Length > 8 ? context.Sha256[..8] : context.Sha256;
        row.Relative().Text(text => text.MaxLines(1).Span($"{context.PeriodName} · {context.AsOf}", ReportStyle.Note), tag: null);
        row.Relative().Text(
            text => text.MaxLines(1).Span($"Snapshot {snapshot.ReportId.ToString("N")[^8..]} · SHA-256 {fingerprint}", ReportStyle.Note),
            HorizontalAlignment.Center,
            tag: null);
        row.Constant(72).PageText(at => $"Page {at.Number} of {at.Count}", ReportStyle.Note, HorizontalAlignment.Right);
    }

    private static void ComposeContent(Column report, ReportContext context, bool withContents)
    {
        report.Spacing(2.5 * ReportStyle.Unit);
        report.Item().Column(page => SummarySection.Compose(page, context));
        report.Item().PageBreak();
        if (context.Snapshot.AsOfDate is null)
        {
            NotesSection.Compose(report, context);
            return;
        }

        if (withContents)
        {
            report.Item().Column(ContentsSection.Compose);
        }

        KeyFiguresSection.Compose(report, context);
        ChangeSection.Compose(report, context);
        MonthsSection.Compose(report, context);
        RegionsSection.Compose(report, context);
        CategoriesSection.Compose(report, context);
        ConcentrationSection.Compose(report, context);
        RfmSection.Compose(report, context);
        TiersSection.Compose(report, context);
        SegmentsSection.Compose(report, context);
        TopCustomersSection.Compose(report, context);
        WinBackSection.Compose(report, context);
        report.Item().PageBreak();
        NotesSection.Compose(report, context);
    }
}
