using System.Globalization;
using ReportingPortal.Pdf.Charts;
using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Reports.Executive.Sections;

/// <summary>Contents with links, for reports worth one.</summary>
internal static class ContentsSection
{
    private static readonly (string Key, string Title)[] Entries =
    [
        (KeyFiguresSection.Key, KeyFiguresSection.Title),
        (ChangeSection.Key, ChangeSection.Title),
        (MonthsSection.Key, MonthsSection.Title),
        (RegionsSection.Key, RegionsSection.Title),
        (CategoriesSection.Key, CategoriesSection.Title),
        (ConcentrationSection.Key, ConcentrationSection.Title),
        (RfmSection.Key, RfmSection.Title),
        (TiersSection.Key, TiersSection.Title),
        (SegmentsSection.Key, SegmentsSection.Title),
        (TopCustomersSection.Key, TopCustomersSection.Title),
        (WinBackSection.Key, WinBackSection.Title),
        (NotesSection.Key, NotesSection.Title),
    ];

    public static void Compose(Column contents)
    {
        contents.Spacing(ReportStyle.Unit);
        contents.Item(keepWithNext: true).Text("Contents", ReportStyle.Heading, tag: "H2");
        var half = (Entries.Length + 1) / 2;
        contents.Item().Row(row =>
        {
            row.Spacing(3 * ReportStyle.Unit);
            row.Relative().Column(column => ComposeEntries(column, Entries[..half]));
            row.Relative().Column(column => ComposeEntries(column, Entries[half..]));
        });
    }

    private static void ComposeEntries(Column column, (string Key, string Title)[] entries)
    {
        foreach (var (key, title) in entries)
        {
            column.Item().LineBelow(Palette.Hairline).LinkToSection(key, title).Padding(0, ReportStyle.Unit / 4).Row(line =>
            {
                line.Relative().Text(title, ReportStyle.Small);
                line.Constant(30).PageText(
                    at => at.PageOf(key).ToString(CultureInfo.InvariantCulture), ReportStyle.Note, HorizontalAlignment.Right);
            });
        }
    }
}
