using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Reports.Executive.Sections;

/// <summary>What is sold and what it earns.</summary>
internal static class CategoriesSection
{
    public const string Key = "categories";
    public const string Title = "Categories and what they earn";

    public static void Compose(Column report, ReportContext context) =>
        ReportContext.Section(report, Key, Title, context.Sentences.Categories(), section =>
        {
            if (context.Snapshot.Categories.Count == 0)
            {
                return;
            }

            SliceTable.Compose(section, context, context.Snapshot.Categories, "Category");
            section.Item().Text(
                "Profit is net sales less cost, over lines whose cost is known; margin is profit over the net sales of those lines. An order with several categories counts in each.",
                ReportStyle.Note);
        });
}
