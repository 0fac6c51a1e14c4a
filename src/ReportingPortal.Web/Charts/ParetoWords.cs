using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Charts;

/// <summary>Concentration in words: the real ratio, never a claim that 80/20 holds (D5).</summary>
public static class ParetoWords
{
    /// <param name="item">product, customer or category.</param>
    public static string Sentence(ParetoResult curve, string item)
        => curve.ShareTo80 is not { } share
            ? $"No {item} has net sales above zero in this period."
            : $"{FigureFormat.Count(curve.ItemsTo80)} of {FigureFormat.Plural(curve.ItemsTotal, item, Many(item))} ({FigureFormat.Share(share)}) bring 80\u00a0% of net sales.";

    public static string Many(string item) => item == "category" ? "categories" : item + "s";

    public static string Summary(ParetoResult curve, string item)
    {
        var apart = curve.NonPositiveItems == 0 ? "" : $" {FigureFormat.Plural(curve.NonPositiveItems, item, Many(item))} without net sales stand apart.";
        return $"Class A holds {FigureFormat.Plural(curve.CountOf('A'), item, Many(item))}, B {FigureFormat.Count(curve.CountOf('B'))}, "
            + $"C {FigureFormat.Count(curve.CountOf('C'))}. The top fifth brings {FigureFormat.Share(curve.Top20Share)}; Gini {curve.Gini:0.00}.{apart}";
    }
}
