using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Charts;

/// <summary>A word-sized line without axes: the shape of a figure's way to its present value (Tufte, "Beautiful Evidence").</summary>
public sealed class Sparkline : Chart
{
    public required IReadOnlyList<decimal?> Values { get; init; }

    public PdfColor Color { get; init; } = Palette.Accent;

    public override void Draw(Canvas canvas, Box box)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        var known = Values.Select((value, index) => (value, index)).Where(pair => pair.value is not null).ToList();
        if (known.Count == 0)
        {
            canvas.Line(box.X, box.Bottom - 1, box.Right, box.Bottom - 1, Palette.Hairline);
            return;
        }

        var low = (double)known.Min(pair => pair.value!.Value);
        var high = (double)known.Max(pair => pair.value!.Value);
        var plot = box.Inset(0, 2.5, 3, 2.5);
        var points = known.ConvertAll(pair => (
            X: Values.Count > 1 ? plot.X + (plot.Width * pair.index / (Values.Count - 1)) : plot.Right,
            Y: high - low < 1e-9 ? plot.Y + (plot.Height / 2) : plot.Bottom - (((double)pair.value!.Value - low) / (high - low) * plot.Height)));
        canvas.Polyline(points, Palette.Ghost.Mix(Color, 0.35), 1);
        canvas.FillCircle(points[^1].X, points[^1].Y, 1.9, Color);
    }
}
