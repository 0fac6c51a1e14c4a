using ReportingPortal.Pdf.Fonts;

namespace ReportingPortal.Pdf.Layout;

/// <summary>A paragraph of spans, broken into lines; goes on over pages without leaving a single line behind or ahead.</summary>
public sealed class TextBlock(HorizontalAlignment alignment, string? tag) : Element
{
    private readonly List<(string Text, TextStyle Style)> spans = [];
    private List<TextLine>? lines;
    private double linesWidth;
    private int mostLines = int.MaxValue;

    public TextBlock Span(string text, TextStyle style)
    {
        spans.Add((text, style));
        return this;
    }

    /// <summary>Text beyond this many lines is cut with an ellipsis.</summary>
    public TextBlock MaxLines(int count)
    {
        mostLines = count;
        return this;
    }

    internal override Fragment Layout(LayoutSpace space, object? from)
    {
        var all = Lines(space.Width);
        var start = from is int line ? line : 0;
        var end = start;
        var height = 0d;
        while (end < all.Count && (space.Fits(height + all[end].Height) || (space.AtTop && end == start)))
        {
            height += all[end++].Height;
        }

        end = AvoidLonelyLine(start, end, all.Count, space.AtTop);
        if (end == start && all.Count > start)
        {
            return Fragment.Nothing;
        }

        var placed = all.GetRange(start, end - start);
        return new Fragment(
            placed.Sum(one => one.Height),
            (context, x, y) => Draw(context, placed, x, y, space.Width),
            end < all.Count ? end : null);
    }

    /// <summary>At least two lines on either side of a page break, where the page has room to choose.</summary>
    private static int AvoidLonelyLine(int start, int end, int count, bool atTop)
    {
        if (end < count && count - end == 1 && end - start > 2)
        {
            end--;
        }

        return end < count && end - start == 1 && !atTop ? start : end;
    }

    private void Draw(DrawContext context, List<TextLine> placed, double x, double y, double width) => context.Content(tag, this, () =>
    {
        foreach (var line in placed)
        {
            var left = alignment switch
            {
                HorizontalAlignment.Center => x + ((width - line.Width) / 2),
                HorizontalAlignment.Right => x + width - line.Width,
                _ => x,
            };
            foreach (var (text, style) in line.Runs)
            {
                left += context.Canvas.Text(text, left, y + line.Baseline, style);
            }

            y += line.Height;
        }
    });

    private List<TextLine> Lines(double width)
    {
        if (lines is null || linesWidth != width)
        {
            lines = LineBreaker.Break(spans, width, mostLines);
            lines = AvoidLonelyWord(lines, width);
            linesWidth = width;
        }

        return lines;
    }

    /// <summary>A short paragraph whose last line holds next to nothing is set a little narrower, if it gets no longer by that.</summary>
    private List<TextLine> AvoidLonelyWord(List<TextLine> broken, double width)
    {
        if (broken.Count is < 2 or > 4 || broken[^1].Width > width * 0.25)
        {
            return broken;
        }

        var narrower = LineBreaker.Break(spans, width * (1 - (0.25 / (broken.Count - 1))), mostLines);
        return narrower.Count == broken.Count ? narrower : broken;
    }
}
