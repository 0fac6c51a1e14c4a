using System.Globalization;
using System.Text;

namespace ReportingPortal.Reports.Executive;

/// <summary>The revenue trend as inline SVG: presentation attributes only, which a strict content security policy allows.</summary>
internal static class SvgLine
{
    private const double Width = 720, Height = 180, Edge = 4;

    public static string Draw(IReadOnlyList<decimal> now, IReadOnlyList<decimal> before)
    {
        var highest = (double)Math.Max(1, now.Concat(before).DefaultIfEmpty(0).Max());
        var lowest = (double)Math.Min(0, now.Concat(before).DefaultIfEmpty(0).Min());
        return string.Create(CultureInfo.InvariantCulture, $"<svg class=\"report-trend\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-hidden=\"true\">")
            + Line(before, lowest, highest, "report-trend-before", "#B3BAC4", now.Count)
            + Line(now, lowest, highest, "report-trend-now", "#0072B2", now.Count)
            + "</svg>";
    }

    private static string Line(IReadOnlyList<decimal> values, double lowest, double highest, string style, string color, int places)
    {
        var points = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
        {
            var x = places > 1 ? Edge + ((Width - (2 * Edge)) * i / (places - 1)) : Width / 2;
            var y = Height - Edge - (((double)values[i] - lowest) / (highest - lowest) * (Height - (2 * Edge)));
            points.Append(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#} ");
        }

        return $"<polyline class=\"{style}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\" points=\"{points.ToString().TrimEnd()}\"/>";
    }
}
