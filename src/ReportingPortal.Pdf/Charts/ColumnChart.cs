using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Charts;

/// <summary>One column. A partial period is hatched; an undefined value leaves its place empty.</summary>
public sealed record ColumnPoint(string Label, decimal? Value, bool IsPartial = false);

/// <summary>Vertical bars from zero, for months and other periods; negative values go below the zero line.</summary>
public sealed class ColumnChart : Chart
{
    public required IReadOnlyList<ColumnPoint> Points { get; init; }

    /// <summary>Formats the axis.</summary>
    public required Func<decimal, string> Format { get; init; }

    /// <summary>Formats the values on the columns, printed where all have room; null takes the axis format.</summary>
    public Func<decimal, string>? ValueFormat { get; init; }

    public PdfColor Color { get; init; } = Palette.Accent;

    /// <summary>What hatched columns mean.</summary>
    public string PartialNote { get; init; } = "hatched: month not complete";

    public override void Draw(Canvas canvas, Box box)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        var values = Points.Select(point => point.Value).OfType<decimal>().Select(value => (double)value).ToList();
        if (values.Count == 0)
        {
            DrawEmpty(canvas, box, "No values in this period");
            return;
        }

        var axis = ValueAxis.For(values, fromZero: true);
        var hasPartial = Points.Any(point => point.IsPartial);
        var plot = box.Inset(axis.LabelWidth(Format) + 8, hasPartial ? 16 : 10, 0, 16);
        if (hasPartial)
        {
            canvas.Text(PartialNote, plot.Right, box.Y + 7, LabelText, TextAnchor.End);
        }

        axis.DrawGrid(canvas, plot, Format);
        DrawColumns(canvas, plot, axis);
    }

    private string ValueLabel(decimal value) => (ValueFormat ?? Format)(value);

    private void DrawColumns(Canvas canvas, Box plot, ValueAxis axis)
    {
        var place = plot.Width / Points.Count;
        var width = Math.Min(place * 0.68, 42);
        var step = LabelStep(Points.Select(point => point.Label), Points.Count, plot.Width);
        var valuesFit = Points.Max(point => point.Value is { } value ? ValueText.Measure(ValueLabel(value)) : 0) + 4 <= place;
        var zero = axis.Y(0, plot);
        for (var i = 0; i < Points.Count; i++)
        {
            var middle = plot.X + (place * (i + 0.5));
            if (i % step == 0)
            {
                canvas.Text(Points[i].Label, middle, plot.Bottom + 12, LabelText, TextAnchor.Middle);
            }

            if (Points[i].Value is not { } value)
            {
                continue;
            }

            var end = axis.Y((double)value, plot);
            DrawColumn(canvas, new Box(middle - (width / 2), Math.Min(zero, end), width, Math.Abs(end - zero)), Points[i].IsPartial);
            if (valuesFit)
            {
                canvas.Text(ValueLabel(value), middle, value < 0 ? end + 9 : end - 3.5, ValueText, TextAnchor.Middle);
            }
        }
    }

    private void DrawColumn(Canvas canvas, Box column, bool isPartial)
    {
        if (isPartial)
        {
            canvas.Hatch(column, Color);
        }
        else
        {
            canvas.FillRectangle(column, Color);
        }
    }
}
