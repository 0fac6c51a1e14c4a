using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Pdf;
using ReportingPortal.Pdf.Charts;
using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Reports.Executive.Sections;

/// <summary>Customers by value (D2) and by activity (D3).</summary>
internal static class TiersSection
{
    public const string Key = "tiers";
    public const string Title = "Value tiers and activity";

    private static readonly Dictionary<string, string> Medals = new() { ["Gold"] = "#FFD700", ["Silver"] = "#C0C0C0", ["Bronze"] = "#CD7F32" };

    public static void Compose(Column report, ReportContext context) =>
        ReportContext.Section(report, Key, Title, context.Sentences.TiersAndActivity(), section =>
        {
            var rfm = context.Snapshot.Rfm;
            if (rfm.ValueTiers.Sum(tier => tier.Customers) == 0)
            {
                return;
            }

            section.Item().KeepTogether().Row(row =>
            {
                row.Spacing(3 * ReportStyle.Unit);
                row.Relative().Column(column => ComposeBars(column, context, "Net sales by value tier", rfm.ValueTiers, byValue: true));
                row.Relative().Column(column => ComposeBars(column, context, "Customers by activity", rfm.ActivityStatuses, byValue: false));
            });
            section.Item().Text(Thresholds(context, rfm), ReportStyle.Note);
        });

    private static void ComposeBars(Column column, ReportContext context, string title, IReadOnlyList<CustomerGrouping> groupings, bool byValue)
    {
        var format = context.Format;
        column.Spacing(ReportStyle.Unit / 2);
        ReportContext.Caption(column, title, byValue ? $"{format.Currency}, all time" : "number");
        column.Item().Chart(new BarChart
        {
            Alt = string.Join("; ", groupings.Select(one => $"{one.Name}: {format.Count(one.Customers)} customers, {format.MoneyWhole(one.NetSales)}")),
            Items = [.. groupings.Select(one => new BarItem(one.Name, byValue ? one.NetSales : one.Customers, byValue ? $"{format.Count(one.Customers)} customers" : one.NetSales > 0 ? format.MoneyShort(one.NetSales) : "")
            {
                Color = Medals.TryGetValue(one.Name, out var medal) ? PdfColor.FromHex(medal) : null,
                Outline = Medals.ContainsKey(one.Name) ? Palette.Quiet : null,
            })],
            Format = value => byValue ? format.MoneyShort(value) : format.Count(value),
            IsSorted = false,
        }, BarChart.HeightFor(groupings.Count));
    }

    private static string Thresholds(ReportContext context, RfmOverview rfm)
    {
        var (active, dormant) = (rfm.Applied?.ActiveDays ?? 90, rfm.Applied?.DormantDays ?? 180);
        var activity = $"Active: last order at most {active} days ago; Dormant: {active + 1} to {dormant}; Churned: longer; Prospect: no order.";
        return Tiers(context, rfm) is { } tiers ? $"{tiers} Bronze: all others. {activity}" : activity;
    }

    /// <summary>Null where nobody ordered. Reports frozen before shops had rules of their own tell their cuts alone.</summary>
    private static string? Tiers(ReportContext context, RfmOverview rfm)
    {
        var format = context.Format;
        if (rfm.Applied is { GoldMonetary: { } gold, GoldFrequency: { } orders, SilverMonetary: { } silver } applied)
        {
            return applied.Rules.Tiers == TierMode.Fixed
                ? $"Gold: more than {format.Money(gold)} and {format.Count(orders)} orders; Silver: more than {format.Money(silver)};"
                : $"Gold: at least {format.Money(gold)} and {format.Count(Math.Max(2, orders))} orders; Silver: at least {format.Money(silver)} and 2 orders;";
        }

        return CutsOf(rfm, "monetary") is { Length: 4 } monetary && CutsOf(rfm, "frequency") is { Length: 4 } frequency
            ? $"Gold: at least {format.Money(monetary[3])} and {format.Count(Math.Max(2, frequency[3]))} orders; Silver: at least {format.Money(monetary[1])} and 2 orders;"
            : null;
    }

    private static decimal[]? CutsOf(RfmOverview rfm, string measure) => rfm.Cuts.FirstOrDefault(cuts => cuts.Measure == measure)?.Cuts;
}
