using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Reports.Formatting;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Executive;

/// <summary>The one sentence that opens each section, with its figure; where data is missing or thin, the reason instead.</summary>
public sealed class SectionSentences(ReportSnapshot snapshot, PrintFormat format)
{
    private const string NobodyYet = "No customer has ordered yet.";

    public string KeyFigures()
    {
        var now = snapshot.Kpis.Current;
        return now.Orders == 0
            ? "No orders fall into this period."
            : $"{format.MoneyWhole(now.GrossSales)} gross, less {format.MoneyWhole(now.Discounts)} of discounts and {format.MoneyWhole(now.Returns)} of returns, make {format.MoneyWhole(now.NetSales)} net.";
    }

    /// <summary>All that can be said of the change beside page 1's first sentence, or why nothing can.</summary>
    public string Change()
    {
        var change = new ChangeSentences(snapshot.Narrative, format);
        return !Narrative.IsCompared(snapshot) ? "There is nothing to compare this period with."
            : string.Join(' ', change.All);
    }

    public string Months()
    {
        if (snapshot.Monthly.Count == 0)
        {
            return "There are no months with data yet.";
        }

        var last = snapshot.Monthly[^1];
        var name = last.Month.ToString("MMMM yyyy", format.Culture);
        var compared = last.Partial ? "than the same days of the month before" : "than the month before";
        var growth = last.Growth is { } rate
            ? $", {format.Percent(Math.Abs(rate))} {(rate < 0 ? "less" : "more")} {compared}"
            : "; the month before gives nothing to compare with";
        var best = snapshot.Monthly.Where(month => !month.Partial).MaxBy(month => month.NetSales);
        var record = best is null || best == last ? "" : $" The best month was {best.Month.ToString("MMMM yyyy", format.Culture)} with {format.MoneyWhole(best.NetSales)}.";
        return $"{name} brought {format.MoneyWhole(last.NetSales)}{(last.Partial ? " so far" : "")}{growth}.{record}";
    }

    /// <summary>Behind a month's name: that it is a part of one, for it has not ended or the history begins in it.</summary>
    public static string PartOf(MonthlySales month) => (month.HistoryStartsHere, month.Partial) switch
    {
        (true, _) => " (history starts)",
        (_, true) => " (so far)",
        _ => "",
    };

    private static string OfKnown(IReadOnlyList<SalesSlice> all, SalesSlice first)
        => all.Any(slice => slice.IsUnknown && slice.NetSales > first.NetSales) ? "Of what is known, " : "";

    public string Regions()
    {
        var total = snapshot.Regions.Sum(region => region.NetSales);
        var first = snapshot.Regions.Where(region => !region.IsUnknown).MaxBy(region => region.NetSales);
        return first is null || Shares.Of(first.NetSales, total) is not { } share
            ? "No sales are known by region in this period."
            : $"{OfKnown(snapshot.Regions, first)}{Shares.NameOrUnknown(first.Name)} leads with {format.MoneyWhole(first.NetSales)}, {format.Percent(share)} of net sales.";
    }

    public string Categories()
    {
        var most = snapshot.Categories.Where(category => !category.IsUnknown).MaxBy(category => category.NetSales);
        if (most is not { NetSales: > 0 })
        {
            return "No sales are known by category in this period.";
        }

        var earner = snapshot.Categories.Where(category => !category.IsUnknown && category.Profit is not null).MaxBy(category => category.Profit);
        var sells = $"{OfKnown(snapshot.Categories, most)}{Shares.NameOrUnknown(most.Name)} sells most ({format.MoneyWhole(most.NetSales)})";
        return earner switch
        {
            null => sells + "; costs are not known, so that profit cannot be shown.",
            { Profit: <= 0 } => sells + "; none earns anything.",
            _ when earner.Id == most.Id => $"{sells} and earns most: {format.MoneyWhole(earner.Profit)}, a margin of {format.Percent(earner.Margin)}.",
            _ => $"{sells}; {Shares.NameOrUnknown(earner.Name)} earns most: {format.MoneyWhole(earner.Profit)}, a margin of {format.Percent(earner.Margin)}.",
        };
    }

    public string Concentration()
    {
        var parts = new[] { Concentration(snapshot.Customers, "customers"), Concentration(snapshot.Products, "products") }.OfType<string>().ToList();
        return parts.Count == 0
            ? "No customer or product has positive net sales in this period."
            : $"{string.Join(" and ", parts)} bring 80{Percentage.Unit} of net sales.";
    }

    private string? Concentration(ParetoResult pareto, string many) => pareto.ShareTo80 is { } share
        ? $"{format.Count(pareto.ItemsTo80)} of {format.Count(pareto.ItemsTotal)} {many} ({format.Percent(share)})"
        : null;

    public string Rfm()
    {
        if (snapshot.Rfm.RunId is null || snapshot.Rfm.Groups.Count == 0)
        {
            return "Customers have not been analysed yet; groups appear after the first analysis run.";
        }

        if (snapshot.Rfm.ScoredCustomers == 0 && snapshot.Rfm.RunId is not null)
        {
            return NobodyYet;
        }

        if (snapshot.Rfm.ScoredCustomers < 5)
        {
            return $"Only {format.Count(snapshot.Rfm.ScoredCustomers)} customers have ordered; at least five are needed for scores.";
        }

        var best = snapshot.Rfm.Groups.Where(group => group.Group is "Champions" or "Loyal Customers").ToList();
        var share = Shares.Of(best.Sum(group => group.NetSales), snapshot.Rfm.Groups.Sum(group => group.NetSales));
        return $"{format.Count(best.Sum(group => group.Customers))} of {format.Count(snapshot.Rfm.ScoredCustomers)} customers are Champions or Loyal; they have brought {format.Percent(share)} of all net sales.";
    }

    public string TiersAndActivity()
    {
        var gold = snapshot.Rfm.ValueTiers.FirstOrDefault(tier => tier.Name == "Gold");
        var active = snapshot.Rfm.ActivityStatuses.FirstOrDefault(status => status.Name == "Active");
        if (gold is null || active is null || snapshot.Rfm.ValueTiers.Sum(tier => tier.Customers) == 0)
        {
            return snapshot.Rfm.RunId is null ? "Customers have not been analysed yet." : NobodyYet;
        }

        var share = Shares.Of(gold.NetSales, snapshot.Rfm.ValueTiers.Sum(tier => tier.NetSales));
        return $"{format.Count(gold.Customers)} Gold customers have brought {format.Percent(share)} of all net sales; {format.Count(active.Customers)} customers bought within the last {snapshot.Rfm.Applied?.ActiveDays ?? 90} days.";
    }

    public string Segments()
    {
        var segments = snapshot.Segments;
        if (segments.K == 0 || segments.Segments.Count == 0)
        {
            return segments.Notice ?? "Customers have not been clustered yet; segments appear after the first analysis run.";
        }

        var largest = segments.Segments.MaxBy(segment => segment.NetSales)!;
        var share = Shares.Of(largest.NetSales, segments.Segments.Sum(segment => segment.NetSales));
        return $"Customers who behave alike fall into {format.Count(segments.K)} segments; {largest.Name} ({format.Count(largest.Customers)}) bring {format.Percent(share)} of their net sales.";
    }

    public string TopCustomers() => snapshot.TopCustomers.Count == 0
        ? NobodyYet
        : $"The {format.Count(snapshot.TopCustomers.Count)} most valuable customers have bought for {format.MoneyWhole(snapshot.TopCustomers.Sum(customer => customer.Monetary))} so far.";

    public string WinBack()
    {
        var slipped = snapshot.ToWinBack;
        return slipped.From is not { } from || slipped.To is not { } to ? "Groups are not known of two months yet."
            : slipped.Customers == 0 ? $"Nobody slipped from the best groups between {format.Date(from)} and {format.Date(to)}."
            : $"{format.Count(slipped.Customers)} of the best customers {(slipped.Customers == 1 ? "has" : "have")} slipped away between {format.Date(from)} and {format.Date(to)}; "
                + $"{(slipped.Customers == 1 ? "the customer has" : "they have")} brought {format.MoneyWhole(slipped.NetSales)}.";
    }

    public string Quality()
    {
        var quality = snapshot.Quality;
        return quality.RowsRead == 0
            ? "No rows have been read yet."
            : quality.RowsRejected == 0
                ? $"All {format.Count(quality.RowsRead)} rows of {Files(quality.Uploads)} were accepted."
                : $"{format.Count(quality.RowsRejected)} of {format.Count(quality.RowsRead)} rows ({format.Percent((decimal)quality.RowsRejected / quality.RowsRead)}) were rejected; each keeps its reason in the portal.";
    }

    private string Files(int uploads) => uploads == 1 ? "one upload" : $"{format.Count(uploads)} uploads";
}
