using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Narrative;
using ReportingPortal.Reports.Formatting;
using ReportingPortal.Web.Filters;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Overview;

/// <summary>Changes in words: what they are compared to, and the one sentence a page opens with.</summary>
public sealed class KpiWords(FigureFormat format, FilterBar bar)
{
    public string PeriodWords => bar.Preset?.Words ?? "from " + FigureFormat.Days(bar.Period).Replace(" – ", " to ", StringComparison.Ordinal);

    /// <summary>Below a tile: what it is compared to, or why there is nothing to compare with.</summary>
    public string TileWords => !bar.ComparedIsCovered ? "nothing earlier to compare with"
        : bar.CompareTo == CompareTo.PreviousYear ? "vs year before"
        : bar.IsRunning ? "vs as many days before" : "vs period before";

    /// <summary>The days compared to, for the line under the title.</summary>
    public string ComparedDays => bar.ComparedIsCovered
        ? $"compared to {FigureFormat.Days(bar.ComparedPeriod)}"
        : $"not compared: history starts {FigureFormat.Day(bar.Scope.FirstOrderOn!.Value)}";

    public string Sentence(KpiComparison comparison)
    {
        var now = comparison.Current;
        var from = $"from {FigureFormat.Plural(now.Orders, "order")} by {Buyers(now)}";
        if (now.Orders == 0)
        {
            return $"Nothing was ordered {PeriodWords}.";
        }

        var money = format.MoneyWhole(now.NetSales);
        return Relative(now.NetSales, comparison.Previous.NetSales) is not { } change ? $"Net sales were {money} {PeriodWords}, {from}."
            : Percentage.Direction(change) == 0 ? $"Net sales held at {money} {PeriodWords}, {from}."
            : $"Net sales {(change > 0 ? "rose" : "fell")} {FigureFormat.Share(Math.Abs(change))} to {money} {PeriodWords}, {from}{Reason(comparison)}.";
    }

    private static string Buyers(Kpis kpis)
    {
        var customers = FigureFormat.Plural(kpis.Customers, "customer");
        return kpis.GuestOrders == 0 ? customers : kpis.Customers == 0 ? "guests" : $"{customers} and {FigureFormat.Plural(kpis.GuestOrders, "guest")}";
    }

    // The factor that explains most of the change (D19); silent where no split exists.
    private static string Reason(KpiComparison comparison)
    {
        var split = ChangeDecomposition.Of(comparison.Current, comparison.Previous);
        var buyers = comparison is { Current.Customers: 0, Previous.Customers: 0 } ? "orders" : "customers";
        var main = new (decimal? Part, string More, string Fewer)[]
        {
            (split.FromCustomers, $"more {buyers}", $"fewer {buyers}"),
            (split.FromOrdersPerCustomer, "more orders a customer", "fewer orders a customer"),
            (split.FromOrderValue, "larger baskets", "smaller baskets"),
        }.Where(factor => factor.Part * split.Change > 0).MaxBy(factor => Math.Abs(factor.Part!.Value));
        return main.Part is null ? "" : $"; {(split.Change > 0 ? main.More : main.Fewer)} explain most of it";
    }

    /// <summary>Null where the compared period is not covered by the history, or gives nothing to divide by.</summary>
    public decimal? Relative(decimal? now, decimal? before)
        => bar.ComparedIsCovered && now is { } current && before is > 0 ? (current - before.Value) / before.Value : null;

    /// <summary>Rates change by points, not by percent of a percentage.</summary>
    public decimal? Points(decimal? now, decimal? before) => bar.ComparedIsCovered && now is { } current && before is { } earlier ? (current - earlier) * 100 : null;
}
