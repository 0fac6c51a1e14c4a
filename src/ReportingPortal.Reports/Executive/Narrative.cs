using ReportingPortal.Analytics.Narrative;
using ReportingPortal.Reports.Formatting;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Executive;

/// <summary>The report in at most three sentences, computed from its figures by fixed rules (D19): what changed, why, and whom to look after.</summary>
public static class Narrative
{
    public static IReadOnlyList<string> Of(ReportSnapshot snapshot, FigureFormat format)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(format);
        return [.. new[] { WhatChanged(snapshot, format), Why(snapshot, format), WhoNext(snapshot, format) }.OfType<string>()];
    }

    private static string WhatChanged(ReportSnapshot snapshot, FigureFormat format)
    {
        var (now, before) = (snapshot.Kpis.Current.NetSales, snapshot.Kpis.Previous.NetSales);
        var previous = PeriodText.Of(snapshot.Kpis.PreviousPeriod, format.Culture);
        if (snapshot.AsOfDate is null)
        {
            return "No orders have been uploaded yet; the report fills itself with the first file.";
        }

        if (snapshot.Kpis.Current.Orders == 0)
        {
            return $"There were no orders in {PeriodText.Of(snapshot.Period, format.Culture)}.";
        }

        if (before <= 0)
        {
            return $"Net sales were {format.Money(now)}; {previous} had none to compare with.";
        }

        var change = (now - before) / before;
        return decimal.Round(change, 3) switch
        {
            > 0 => $"Net sales rose {format.Percent(change)} to {format.Money(now)}, from {format.Money(before)} in {previous}.",
            < 0 => $"Net sales fell {format.Percent(-change)} to {format.Money(now)}, from {format.Money(before)} in {previous}.",
            _ => $"Net sales were level at {format.Money(now)}, compared with {previous}.",
        };
    }

    /// <summary>The factors, largest first; silent where no split exists or nothing moved.</summary>
    private static string? Why(ReportSnapshot snapshot, FigureFormat format)
    {
        var parts = Factors(snapshot.Change).Where(part => Math.Abs(part.Amount) >= 0.5m)
            .OrderByDescending(part => Math.Abs(part.Amount)).ToList();
        if (parts.Count == 0 || snapshot.Kpis.Previous.NetSales <= 0 || snapshot.Kpis.Current.Orders == 0)
        {
            return null;
        }

        var named = parts.ConvertAll(part => $"{(part.Amount > 0 ? part.More : part.Less)} ({Signed(part.Amount, format)})");
        var sentence = "Behind it: " + string.Join(", ", named) + ".";
        return named.Count == 1 ? sentence : sentence.Replace(", " + named[^1], " and " + named[^1], StringComparison.Ordinal);
    }

    /// <summary>The three factors of net sales with what each added; empty where no split exists.</summary>
    internal static IEnumerable<(string Name, string More, string Less, decimal Amount)> Factors(ChangeDecomposition change)
    {
        if (change is not { FromCustomers: { } customers, FromOrdersPerCustomer: { } frequency, FromOrderValue: { } value })
        {
            yield break;
        }

        yield return ("Number of customers", "more customers", "fewer customers", customers);
        yield return ("Orders per customer", "more orders per customer", "fewer orders per customer", frequency);
        yield return ("Value per order", "larger orders", "smaller orders", value);
    }

    internal static string Signed(decimal amount, FigureFormat format) => (amount > 0 ? "+" : "") + format.Money(amount);

    private static string? WhoNext(ReportSnapshot snapshot, FigureFormat format)
    {
        var leaving = snapshot.Rfm.Groups.Where(group => group.Group is RfmAdvice.AtRisk or RfmAdvice.CantLose).ToList();
        var customers = leaving.Sum(group => group.Customers);
        if (customers > 0)
        {
            return customers == 1
                ? $"One good customer, who has bought for {format.Money(leaving.Sum(group => group.NetSales))} so far, may be leaving."
                : $"{format.Count(customers)} good customers, who have bought for {format.Money(leaving.Sum(group => group.NetSales))} so far, may be leaving.";
        }

        return snapshot.Customers is { ShareTo80: { } share, ItemsTo80: var count }
            ? $"{format.Count(count)} customers ({format.Percent(share)}) bring 80 % of net sales."
            : null;
    }
}
