using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Charts;

/// <summary>One bar inside a table row, from zero; a negative value is drawn hollow.</summary>
public sealed class InlineBar : Chart
{
    public required decimal Value { get; init; }

    /// <summary>The value of the longest bar in the column.</summary>
    public required decimal Highest { get; init; }

    public override void Draw(Canvas canvas, Box box)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        if (Highest <= 0 || Value == 0)
        {
            return;
        }

        var length = Math.Max(0.5, box.Width * (double)Math.Min(1, Math.Abs(Value) / Highest));
        var bar = new Box(box.X, box.Y + (box.Height * 0.16), length, box.Height * 0.62);
        if (Value > 0)
        {
            canvas.FillRectangle(bar, Palette.Accent);
        }
        else
        {
            canvas.StrokeRectangle(bar, Palette.Bad, 0.7);
        }
    }
}
