using ReportingPortal.Pdf.Fonts;
using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Charts;

/// <summary>A vector chart that draws itself into a box of any size.</summary>
public abstract class Chart
{
    internal static readonly TextStyle LabelText = new(7.5) { Color = Palette.Quiet, Tabular = true };
    internal static readonly TextStyle ValueText = new(8) { Color = Palette.Ink, Tabular = true };

    /// <summary>What the chart shows, in words, for those who do not see it.</summary>
    public required string Alt { get; init; }

    public abstract void Draw(Canvas canvas, Box box);

    /// <summary>Stands in place of a chart that has nothing to show.</summary>
    protected static void DrawEmpty(Canvas canvas, Box box, string reason)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        var middle = box.Y + (box.Height / 2);
        canvas.Line(box.X, middle + 10, box.Right, middle + 10, Palette.Hairline);
        canvas.Text(LabelText.Fit(reason, box.Width), box.X, middle, LabelText);
    }

    /// <summary>The n-th of <paramref name="count"/> labels stands in every <c>step</c>-th place, so that they do not touch.</summary>
    private protected static int LabelStep(IEnumerable<string> labels, int count, double width)
    {
        var widest = labels.Select(LabelText.Measure).DefaultIfEmpty(0).Max() + 8;
        var room = Math.Max(1, (int)(width / Math.Max(1, widest)));
        return Math.Max(1, (int)Math.Ceiling(count / (double)room));
    }
}
