using ReportingPortal.Reports.Formatting;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Executive;

/// <summary>The report in at most three sentences, computed from its figures by fixed rules (D19): what changed, why, and whom to look after.</summary>
public static class Narrative
{
    public static IReadOnlyList<string> Of(ReportSnapshot snapshot, PrintFormat format)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(format);
        return [.. new[] { WhatChanged(snapshot, format), Why(snapshot, format), WhoNext(snapshot, format) }.OfType<string>()];
    }

    /// <summary>Where the change came from and how much of the period it tells of: what a mail adds to the three.</summary>
    public static IReadOnlyList<string> Details(ReportSnapshot snapshot, PrintFormat format)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var sentences = new ChangeSentences(snapshot.Narrative, format);
        return IsCompared(snapshot) ? [.. new[] { sentences.StillToCome, sentences.Regions, sentences.Categories }.OfType<string>()] : [];
    }

    /// <summary>Whether there was anything to tell a change of; sales that stopped are one.</summary>
    internal static bool IsCompared(ReportSnapshot snapshot)
        => snapshot.Period.From <= snapshot.AsOfDate && snapshot.Narrative is { HistoryStart: null, Told.PreviousNetSales: > 0 };

    /// <summary>What figures stand beside, or that there is no whole period before: "compared with February 2026".</summary>
    internal static string ComparedWith(ReportSnapshot snapshot, PrintFormat format) => snapshot.Narrative.HistoryStart is { } start
        ? $"not compared: history starts {format.Date(start)}"
        : $"compared with {PeriodText.Of(snapshot.Kpis.PreviousPeriod, format.Culture)}";

    private static string WhatChanged(ReportSnapshot snapshot, PrintFormat format)
        => snapshot.AsOfDate is null ? "No orders have been uploaded yet; the report fills itself with the first file."
            : snapshot.Kpis.Current.Orders == 0 ? $"There were no orders in {PeriodText.Of(snapshot.Period, format.Culture)}."
            : new ChangeSentences(snapshot.Narrative, format).WhatChanged;

    private static string? Why(ReportSnapshot snapshot, PrintFormat format)
        => IsCompared(snapshot) ? new ChangeSentences(snapshot.Narrative, format).Why : null;

    private static string? WhoNext(ReportSnapshot snapshot, PrintFormat format)
    {
        var leaving = snapshot.Rfm.Groups.Where(group => group.Group is RfmAdvice.AtRisk or RfmAdvice.CantLose).ToList();
        var customers = leaving.Sum(group => group.Customers);
        if (customers > 0)
        {
            return customers == 1
                ? $"One good customer, who has bought for {format.MoneyWhole(leaving.Sum(group => group.NetSales))} so far, may be leaving."
                : $"{format.Count(customers)} good customers, who have bought for {format.MoneyWhole(leaving.Sum(group => group.NetSales))} so far, may be leaving.";
        }

        return snapshot.Customers is { ShareTo80: { } share, ItemsTo80: var count }
            ? $"{format.Count(count)} customers ({format.Percent(share)}) bring 80{Percentage.Unit} of net sales."
            : null;
    }
}
