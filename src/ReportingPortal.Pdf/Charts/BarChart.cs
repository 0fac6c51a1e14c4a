using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Charts;

/// <summary>One bar. The note stands behind the value in grey.</summary>
public sealed record BarItem(string Label, decimal? Value, string Note = "")
{
    /// <summary>Null takes the chart's colour.</summary>
    public PdfColor? Color { get; init; }

    /// <summary>An outline that keeps pale colours visible.</summary>
    public PdfColor? Outline { get; init; }
}

/// <summary>Horizontal bars from zero for rankings: longest first unless told otherwise; negative values go left.</summary>
public sealed class BarChart : Chart
{
    public required IReadOnlyList<BarItem> Items { get; init; }

    /// <summary>Formats the value behind the bar.</summary>
    public required Func<decimal, string> Format { get; init; }

    public PdfColor Color { get; init; } = Palette.Accent;

    /// <summary>False keeps the given order, for scales such as Gold, Silver, Bronze.</summary>
    public bool IsSorted { get; init; } = true;

    /// <summary>The height that suits a number of bars.</summary>
    public static double HeightFor(int count) => Math.Max(1, count) * 17;

    public override void Draw(Canvas canvas, Box box)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        if (Items.Count == 0)
        {
            DrawEmpty(canvas, box, "Nothing to rank in this period");
            return;
        }

        var items = IsSorted ? Items.OrderByDescending(item => item.Value ?? decimal.MinValue).ToList() : Items.ToList();
        var labelWidth = Math.Min(items.Max(item => ValueText.Measure(item.Label)) + 8, box.Width * 0.36);
        var textWidth = items.Max(item => ValueText.Measure(Value(item) + "  ") + LabelText.Measure(item.Note));
        var negativeWidth = items.Max(item => item.Value < 0 ? ValueText.Measure(Value(item)) + 8 : 0);
        var plot = box.Inset(labelWidth + negativeWidth, 0, Math.Min(textWidth + 6, box.Width * 0.4), 0);
        var (low, high) = (items.Min(item => Math.Min(0, item.Value ?? 0)), items.Max(item => Math.Max(0, item.Value ?? 0)));
        var place = box.Height / items.Count;
        for (var i = 0; i < items.Count; i++)
        {
            var line = new Box(box.X, box.Y + (place * i), box.Width, place);
            canvas.Text(ValueText.Fit(items[i].Label, labelWidth - 8), box.X, Baseline(line), ValueText);
            DrawBar(canvas, plot, line, items[i], (double)low, (double)high);
        }

        var zero = Position(0, (double)low, (double)high, plot);
        canvas.Line(zero, box.Y, zero, box.Bottom, Palette.Ghost, 0.7);
    }

    private static double Baseline(Box line) => line.Y + (line.Height / 2) + 2.9;

    private static double Position(double value, double low, double high, Box plot) =>
        high - low < 1e-9 ? plot.X : plot.X + ((value - low) / (high - low) * plot.Width);

    private string Value(BarItem item) => item.Value is { } value ? Format(value) : "–";

    private void DrawBar(Canvas canvas, Box plot, Box line, BarItem item, double low, double high)
    {
        var zero = Position(0, low, high, plot);
        var end = Position((double)(item.Value ?? 0), low, high, plot);
        var thickness = Math.Min(line.Height * 0.62, 13);
        var bar = new Box(Math.Min(zero, end), line.Y + ((line.Height - thickness) / 2), Math.Abs(end - zero), thickness);
        canvas.FillRectangle(bar, item.Color ?? Color);
        if (item.Outline is { } outline)
        {
            canvas.StrokeRectangle(bar, outline, 0.7);
        }

        if (item.Value < 0)
        {
            canvas.Text(Value(item), end - 4, Baseline(line), ValueText, TextAnchor.End);
            return;
        }

        var width = canvas.Text(Value(item), end + 5, Baseline(line), ValueText);
        canvas.Text(item.Note, end + 5 + width + 5, Baseline(line), LabelText);
    }
}
