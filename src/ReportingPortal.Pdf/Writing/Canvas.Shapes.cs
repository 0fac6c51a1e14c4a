namespace ReportingPortal.Pdf.Writing;

/// <content>Lines and areas.</content>
public sealed partial class Canvas
{
    /// <summary>The control point distance that makes a cubic curve a quarter circle: 4/3 · (√2 − 1).</summary>
    private const double QuarterCircle = 0.5522847498;

    public void FillRectangle(Box box, PdfColor color)
    {
        Fill(color);
        Rectangle(box);
        content.Add("f\n");
    }

    public void FillRoundedRectangle(Box box, double radius, PdfColor color)
    {
        Fill(color);
        Rounded(box, Math.Min(radius, Math.Min(box.Width, box.Height) / 2));
        content.Add("f\n");
    }

    public void StrokeRectangle(Box box, PdfColor color, double width = 0.5)
    {
        Stroke(color, width, 0);
        Rectangle(box);
        content.Add("S\n");
    }

    public void Line(double x1, double y1, double x2, double y2, PdfColor color, double width = 0.5, double dash = 0)
    {
        Stroke(color, width, dash);
        Point(x1, y1).Add("m ");
        Point(x2, y2).Add("l S\n");
    }

    /// <summary>Connected lines with round joins.</summary>
    public void Polyline(IReadOnlyList<(double X, double Y)> points, PdfColor color, double width = 1, double dash = 0)
    {
        if (points.Count < 2)
        {
            return;
        }

        Stroke(color, width, dash);
        content.Add("1 j 1 J\n");
        Path(points);
        content.Add("S 0 J\n");
    }

    public void FillPolygon(IReadOnlyList<(double X, double Y)> points, PdfColor color)
    {
        if (points.Count < 3)
        {
            return;
        }

        Fill(color);
        Path(points);
        content.Add("f\n");
    }

    public void FillCircle(double x, double y, double radius, PdfColor color)
    {
        Fill(color);
        Rounded(new Box(x - radius, y - radius, 2 * radius, 2 * radius), radius);
        content.Add("f\n");
    }

    /// <summary>Diagonal lines inside the box and a thin outline: the sign of an incomplete period.</summary>
    public void Hatch(Box box, PdfColor color, double gap = 3.2)
    {
        SaveAndClip(box);
        for (var offset = gap; offset < box.Width + box.Height; offset += gap)
        {
            Line(box.X + offset, box.Y, box.X + offset - box.Height, box.Bottom, color, 0.7);
        }

        Restore();
        StrokeRectangle(box, color, 0.7);
    }

    private PdfBuffer Point(double x, double y) => content.Number(x).Number(page.Height - y);

    private void Rectangle(Box box) =>
        content.Number(box.X).Number(page.Height - box.Bottom).Number(box.Width).Number(box.Height).Add("re ");

    private void Path(IReadOnlyList<(double X, double Y)> points)
    {
        Point(points[0].X, points[0].Y).Add("m ");
        for (var i = 1; i < points.Count; i++)
        {
            Point(points[i].X, points[i].Y).Add("l\n");
        }
    }

    private void Rounded(Box box, double radius)
    {
        var pull = radius * (1 - QuarterCircle);
        Point(box.X + radius, box.Y).Add("m ");
        Point(box.Right - radius, box.Y).Add("l ");
        Curve(box.Right - pull, box.Y, box.Right, box.Y + pull, box.Right, box.Y + radius);
        Point(box.Right, box.Bottom - radius).Add("l ");
        Curve(box.Right, box.Bottom - pull, box.Right - pull, box.Bottom, box.Right - radius, box.Bottom);
        Point(box.X + radius, box.Bottom).Add("l ");
        Curve(box.X + pull, box.Bottom, box.X, box.Bottom - pull, box.X, box.Bottom - radius);
        Point(box.X, box.Y + radius).Add("l ");
        Curve(box.X, box.Y + pull, box.X + pull, box.Y, box.X + radius, box.Y);
    }

    private void Curve(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        Point(x1, y1);
        Point(x2, y2);
        Point(x3, y3).Add("c ");
    }
}
