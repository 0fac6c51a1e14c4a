using System.Globalization;

namespace ReportingPortal.Web.Charts;

/// <summary>A series as a small line without axes, drawn by the server: its shape says enough beside the figure.</summary>
public static class Sparkline
{
    public const int Width = 120;

    public const int Height = 32;

    private const int MaxPoints = 30;

    /// <summary>The points attribute of an SVG polyline; empty when the series has fewer than two points.</summary>
    public static string Points(IReadOnlyList<decimal> values)
    {
        var means = Means(values);
        if (means.Count < 2)
        {
            return "";
        }

        var lowest = Math.Min(0, means.Min());
        var span = Math.Max(means.Max() - lowest, 0.0001m);
        return string.Join(' ', means.Select((mean, index) => string.Create(
            CultureInfo.InvariantCulture,
            $"{index * (decimal)Width / (means.Count - 1):0.#},{Height - 2 - ((mean - lowest) / span * (Height - 4)):0.#}")));
    }

    /// <summary>The line of a ratio, each part of the series divided as a whole: a mean of daily ratios would weigh quiet days too much.</summary>
    public static string RatioPoints(IReadOnlyList<decimal> numerators, IReadOnlyList<decimal> denominators)
        => Points([.. Means(numerators).Zip(Means(denominators), (top, bottom) => bottom == 0 ? 0 : top / bottom)]);

    // Long series are cut into equal parts, each shown as its mean.
    private static List<decimal> Means(IReadOnlyList<decimal> values)
        => values.Count <= MaxPoints
            ? [.. values]
            : [.. values.Select((value, index) => (value, part: index * MaxPoints / values.Count)).GroupBy(x => x.part, x => x.value).Select(part => part.Average())];
}
