using ReportingPortal.Pdf.Layout;
using ReportingPortal.Reports.Formatting;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Executive;

/// <summary>What every section needs.</summary>
internal sealed record ReportContext(ReportSnapshot Snapshot, PrintFormat Format, string Sha256, string? PortalUrl)
{
    public SectionSentences Sentences { get; } = new(Snapshot, Format);

    public string PeriodName => PeriodText.Of(Snapshot.Period, Format.Culture);

    public string PreviousName => PeriodText.Of(Snapshot.Kpis.PreviousPeriod, Format.Culture);

    public string ComparedWith => Narrative.ComparedWith(Snapshot, Format);

    /// <summary>"as of 31 Mar 2026", or that nothing is there to be dated.</summary>
    public string AsOf => Snapshot.AsOfDate is { } day ? $"data to {Format.Date(day)}" : "no orders yet";

    /// <summary>A section: title, its sentence, and what proves it. Title and sentence stay with what follows.</summary>
    public static void Section(Column report, string key, string title, string sentence, Action<Column> compose) =>
        report.Item().Section(key, title).Column(section =>
        {
            section.Spacing(ReportStyle.Unit);
            section.Item(keepWithNext: true).Text(title, ReportStyle.Heading, tag: "H2");
            section.Item(keepWithNext: true).Text(sentence, ReportStyle.Body);
            compose(section);
        });

    /// <summary>A chart's or table's name and, quietly, its measure, unit and basis.</summary>
    public static void Caption(Column section, string title, string subtitle) =>
        section.Item(keepWithNext: true).Text(text => text.Span(title + "  ", ReportStyle.Subheading).Span(subtitle, ReportStyle.Note), tag: "H3");
}
