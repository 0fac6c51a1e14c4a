using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Scope;

namespace ReportingPortal.Analytics.Narrative;

/// <summary>What a region or a category added to the change of net sales: the simple difference (D19).</summary>
public sealed record SliceChange(string Id, string Name, decimal NetSales, decimal PreviousNetSales, decimal Change);

/// <summary>The differences that stand beside a split, and in its place where none exists. A ratio is null when a period had no orders or customers.</summary>
public sealed record PlainDifferences(int Customers, int Orders, int GuestOrders, decimal? OrdersPerCustomer, decimal? AverageOrderValue);

/// <summary>What changed between two periods, and where it came from: three ways to cut the same change, each summing to it exactly.</summary>
/// <param name="Split">By customers, orders per customer and order value (D19).</param>
/// <param name="Regions">By region, the largest contribution first; regions of one period only are at zero in the other.</param>
/// <param name="Categories">By category, as regions.</param>
public sealed record ChangeExplanation(
    Period Period, Period PreviousPeriod, decimal NetSales, decimal PreviousNetSales, ChangeDecomposition Split, PlainDifferences Differences,
    IReadOnlyList<SliceChange> Regions, IReadOnlyList<SliceChange> Categories)
{
    /// <param name="regions">Of the period, then of the one before; categories alike.</param>
    public static ChangeExplanation Of(
        Period period, KpiComparison kpis, (IReadOnlyList<SalesSlice> Now, IReadOnlyList<SalesSlice> Before) regions,
        (IReadOnlyList<SalesSlice> Now, IReadOnlyList<SalesSlice> Before) categories)
    {
        var (now, before) = (kpis.Current, kpis.Previous);
        return new ChangeExplanation(
            period, kpis.PreviousPeriod, now.NetSales, before.NetSales, ChangeDecomposition.Of(now, before), DifferencesOf(now, before),
            Slices(regions.Now, regions.Before), Slices(categories.Now, categories.Before));
    }

    private static PlainDifferences DifferencesOf(Kpis.Kpis now, Kpis.Kpis before) => new(
        now.Customers - before.Customers, now.Orders - before.Orders, now.GuestOrders - before.GuestOrders,
        OrdersPerCustomer(now) - OrdersPerCustomer(before), now.AverageOrderValue - before.AverageOrderValue);

    /// <summary>A guest order is a customer who bought once, as in the split.</summary>
    private static decimal? OrdersPerCustomer(Kpis.Kpis kpis)
        => kpis.Customers + kpis.GuestOrders is var buyers and > 0 ? (decimal)kpis.Orders / buyers : null;

    private static List<SliceChange> Slices(IReadOnlyList<SalesSlice> now, IReadOnlyList<SalesSlice> before)
        => [.. now.Select(slice => (slice.Id, slice.Name, Now: slice.NetSales, Before: 0m))
            .Concat(before.Select(slice => (slice.Id, slice.Name, Now: 0m, Before: slice.NetSales)))
            .GroupBy(slice => slice.Id, StringComparer.Ordinal)
            .Select(slice => new SliceChange(
                slice.Key, slice.First().Name, slice.Sum(each => each.Now), slice.Sum(each => each.Before), slice.Sum(each => each.Now - each.Before)))
            .OrderByDescending(slice => Math.Abs(slice.Change)).ThenBy(slice => slice.Id, StringComparer.Ordinal)];
}

/// <summary>A change as it was asked for, and where the period goes on beyond the data, as far as it has come.</summary>
/// <param name="ToDate">
/// The days up to the as-of date against the same number of days of the compared period (D4); null where the period has ended, or has
/// not begun, by then.
/// </param>
/// <param name="HistoryStart">The first day with orders where the history does not cover the compared days: then nothing can be said to have changed.</param>
public sealed record ChangeNarrative(ChangeExplanation Whole, ChangeExplanation? ToDate, DateOnly? HistoryStart = null)
{
    public ChangeNarrative Since(HistoryBeginning beginning) => this with { HistoryStart = beginning.Covers(Told.PreviousPeriod) ? null : beginning.FirstOrderOn };

    /// <summary>What sentences tell of: a partial period is never compared with a full one.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ChangeExplanation Told => ToDate ?? Whole;
}
