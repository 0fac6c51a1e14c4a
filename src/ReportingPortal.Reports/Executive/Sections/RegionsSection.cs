using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Reports.Executive.Sections;

/// <summary>Where sales come from.</summary>
internal static class RegionsSection
{
    public const string Key = "regions";
    public const string Title = "Regions";

    public static void Compose(Column report, ReportContext context) =>
        ReportContext.Section(report, Key, Title, context.Sentences.Regions(), section =>
        {
            if (context.Snapshot.Regions.Count > 0)
            {
                SliceTable.Compose(section, context, context.Snapshot.Regions, "Region");
            }
        });
}
