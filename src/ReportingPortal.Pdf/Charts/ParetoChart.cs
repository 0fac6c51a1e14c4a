using System.Globalization;
using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Charts;

/// <summary>How few items bring how much: cumulative share of the value over the share of items, with the point where 80 % is reached.</summary>
public sealed class ParetoChart : Chart
{
    private const int MostPoints = 300;

    private readonly List<(double Items, double Share)> curve;

    private ParetoChart(List<(double Items, double Share)> curve) => this.curve = curve;

    /// <summary>What the items are: "customers".</summary>
    public required string ItemName { get; init; }

    /// <summary>What is shared: "net sales".</summary>
    public required string ValueName { get; init; }

    public double Threshold { get; init; } = 0.8;

    /// <summary>From single values; those at or below zero take no part. Long lists are thinned, which moves no printed point by a visible amount.</summary>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public ParetoChart(IEnumerable<decimal> values, string itemName, string valueName, string alt)
        : this(Accumulate(values))
    {
        (ItemName, ValueName, Alt) = (itemName, valueName, alt);
    }

    /// <summary>From a curve already computed: shares of items and of the value, 0 to 1, ascending.</summary>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public ParetoChart(IEnumerable<(double ItemShare, double ValueShare)> points, string itemName, string valueName, string alt)
        : this([(0, 0), .. points])
    {
        (ItemName, ValueName, Alt) = (itemName, valueName, alt);
    }

    public override void Draw(Canvas canvas, Box box)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        if (curve.Count < 2)
        {
            DrawEmpty(canvas, box, "No positive values to accumulate");
            return;
        }

        var plot = box.Inset(34, 6, 14, 28);
        foreach (var tick in new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })
        {
            var y = plot.Bottom - (plot.Height * tick);
            canvas.Line(plot.X, y, plot.Right, y, tick == 0 ? Palette.Ghost : Palette.Hairline);
            canvas.Text(Percent(tick), plot.X - 6, y + 2.7, LabelText, TextAnchor.End);
            canvas.Text(Percent(tick), plot.X + (plot.Width * tick), plot.Bottom + 11, LabelText, TextAnchor.Middle);
        }

        canvas.Text($"share of {ItemName}, highest {ValueName} first", plot.X + (plot.Width / 2), plot.Bottom + 23, LabelText, TextAnchor.Middle);
        canvas.Line(plot.X, plot.Bottom, plot.Right, plot.Y, Palette.Ghost, 0.6, 2);
        DrawCurve(canvas, plot);
        DrawCrossing(canvas, plot);
    }

    private static string Percent(double share) => share.ToString("0\u00a0%", CultureInfo.InvariantCulture);

    private static List<(double Items, double Share)> Accumulate(IEnumerable<decimal> values)
    {
        var sorted = values.Where(value => value > 0).OrderDescending().ToList();
        var total = sorted.Sum();
        var points = new List<(double, double)> { (0, 0) };
        var stride = Math.Max(1, sorted.Count / MostPoints);
        var sum = 0m;
        for (var i = 0; i < sorted.Count; i++)
        {
            sum += sorted[i];
            if (i % stride == 0 || i == sorted.Count - 1)
            {
                points.Add(((i + 1d) / sorted.Count, (double)(sum / total)));
            }
        }

        return points;
    }

    private void DrawCurve(Canvas canvas, Box plot)
    {
        var points = curve.ConvertAll(point => (plot.X + (plot.Width * point.Items), plot.Bottom - (plot.Height * point.Share)));
        canvas.SaveWithOpacity(0.09);
        canvas.FillPolygon([.. points, (points[^1].Item1, plot.Bottom)], Palette.Accent);
        canvas.Restore();
        canvas.Polyline(points, Palette.Accent, 1.6);
    }

    private void DrawCrossing(Canvas canvas, Box plot)
    {
        var index = curve.FindIndex(point => point.Share >= Threshold - 1e-12);
        if (index < 1)
        {
            return;
        }

        var x = plot.X + (plot.Width * curve[index].Items);
        var y = plot.Bottom - (plot.Height * curve[index].Share);
        canvas.Line(plot.X, y, x, y, Palette.Quiet, 0.6, 2);
        canvas.Line(x, y, x, plot.Bottom, Palette.Quiet, 0.6, 2);
        canvas.FillCircle(x, y, 2.6, Palette.Accent);
        var upper = $"{curve[index].Items.ToString("0.0\u00a0%", CultureInfo.InvariantCulture)} of {ItemName}";
        var lower = $"bring {Percent(Threshold)}";
        var fits = x + 6 + ValueText.SemiBold.Measure(upper) <= plot.Right;
        var (left, anchor) = fits ? (x + 6, TextAnchor.Start) : (x - 6, TextAnchor.End);
        canvas.Text(upper, left, plot.Bottom - 17, ValueText.SemiBold, anchor);
        canvas.Text(lower, left, plot.Bottom - 6, ValueText, anchor);
    }
}
