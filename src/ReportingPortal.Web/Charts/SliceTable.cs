using ReportingPortal.Analytics.Sales;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Charts;

/// <summary>Regions, categories and products as one kind of table, sales beside what was earned.</summary>
public static class SliceTable
{
    public static IReadOnlyList<ChartColumn> Columns(string what, bool byProfit) =>
    [
        new(what, SeriesRole.Label),
        new("Net sales", byProfit ? SeriesRole.None : SeriesRole.Main, "money"),
        new("Profit", byProfit ? SeriesRole.Main : SeriesRole.None, "money"),
        new("Margin", Unit: "share"),
        new("Orders"),
        new("Units"),
    ];

    public static ChartRow Row(SalesSlice slice, FigureFormat format) => new(
    [
        slice.Name,
        new(format.Money(slice.NetSales), slice.NetSales),
        new(format.Money(slice.Profit), slice.Profit),
        new(FigureFormat.Share(slice.Margin), slice.Margin),
        new(FigureFormat.Count(slice.Orders), slice.Orders),
        new(FigureFormat.Count(slice.UnitsSold), slice.UnitsSold),
    ]);

    /// <summary>
    /// Sums of what adds up. An order with several categories or products counts in each of them, and each margin has its
    /// own base: neither has a sum.
    /// </summary>
    public static ChartRow Totals(IReadOnlyList<SalesSlice> slices, FigureFormat format) => new(
    [
        "Total",
        format.Money(slices.Sum(slice => slice.NetSales)),
        format.Money(slices.Any(slice => slice.Profit is not null) ? slices.Sum(slice => slice.Profit) : null),
        "",
        "",
        FigureFormat.Count(slices.Sum(slice => slice.UnitsSold)),
    ]);
}
