using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Charts;

/// <summary>A scale with round ticks: 1, 2, 2.5 or 5 times a power of ten (after Heckbert, "Nice numbers for graph labels", 1990).</summary>
internal sealed class ValueAxis
{
    private ValueAxis(double min, double max, double step)
    {
        (Min, Max, Step) = (min, max, step);
    }

    public double Min { get; }

    public double Max { get; }

    public double Step { get; }

    /// <summary>Covers the values; zero is always included where <paramref name="fromZero"/>.</summary>
    public static ValueAxis For(IEnumerable<double> values, bool fromZero, int ticks = 4)
    {
        var all = values.Where(double.IsFinite).ToList();
        var low = all.Count > 0 ? all.Min() : 0;
        var high = all.Count > 0 ? all.Max() : 0;
        if (fromZero)
        {
            (low, high) = (Math.Min(0, low), Math.Max(0, high));
        }

        if (high - low < 1e-9)
        {
            return new ValueAxis(low, low + 1, 1);
        }

        var step = Nice((high - low) / ticks);
        return new ValueAxis(Math.Floor((low / step) + 1e-9) * step, Math.Ceiling((high / step) - 1e-9) * step, step);
    }

    /// <summary>The values with a tick; two where all values are equal.</summary>
    public IEnumerable<double> Ticks()
    {
        var count = (int)Math.Round((Max - Min) / Step);
        for (var i = 0; i <= count; i++)
        {
            yield return Min + (i * Step);
        }
    }

    /// <summary>Height on the page of a value.</summary>
    public double Y(double value, Box plot) => plot.Bottom - ((value - Min) / (Max - Min) * plot.Height);

    public double X(double value, Box plot) => plot.X + ((value - Min) / (Max - Min) * plot.Width);

    /// <summary>The widest tick label.</summary>
    public double LabelWidth(Func<decimal, string> format) => Ticks().Max(tick => Chart.LabelText.Measure(Label(tick, format)));

    /// <summary>Light horizontal lines with labels left of the plot; the zero line is darker.</summary>
    public void DrawGrid(Canvas canvas, Box plot, Func<decimal, string> format)
    {
        foreach (var tick in Ticks())
        {
            var y = Y(tick, plot);
            var isZero = Math.Abs(tick) < Step / 1000;
            canvas.Line(plot.X, y, plot.Right, y, isZero ? Palette.Ghost : Palette.Hairline, isZero ? 0.7 : 0.5);
            canvas.Text(Label(tick, format), plot.X - 6, y + 2.7, Chart.LabelText, TextAnchor.End);
        }
    }

    /// <summary>A rounded-up tick can lie beyond what a decimal holds, though no value does.</summary>
    private static string Label(double tick, Func<decimal, string> format) => format((decimal)Math.Clamp(tick, -7.9e28, 7.9e28));

    private static double Nice(double raw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var share = raw / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 2.5 ? 2.5 : share <= 5 ? 5 : 10);
    }
}
