using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Charts;

/// <summary>Two thin bars from zero: now in the accent colour, before in grey below it.</summary>
public sealed class ComparisonBars : Chart
{
    public decimal? Current { get; init; }

    public decimal? Previous { get; init; }

    /// <summary>Stands below the bars.</summary>
    public string Note { get; init; } = "";

    public override void Draw(Canvas canvas, Box box)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        var now = (double)Math.Max(0, Current ?? 0);
        var before = (double)Math.Max(0, Previous ?? 0);
        var highest = Math.Max(now, before);
        if (highest > 0)
        {
            canvas.FillRectangle(new Box(box.X, box.Y + 3, box.Width * now / highest, 3.5), Palette.Accent);
            canvas.FillRectangle(new Box(box.X, box.Y + 8, box.Width * before / highest, 2), Palette.Ghost);
        }

        canvas.Text(LabelText.Fit(Note, box.Width), box.X, box.Bottom - 2, LabelText);
    }
}
