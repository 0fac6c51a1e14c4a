using System.Text;
using ReportingPortal.Pdf.Fonts;

namespace ReportingPortal.Pdf.Layout;

/// <summary>A line of text in runs of one style each.</summary>
internal sealed record TextLine(List<(string Text, TextStyle Style)> Runs, double Width)
{
    public double Height { get; } = Runs.Max(run => run.Style.Leading);

    public double Baseline { get; } = Runs.MaxBy(run => run.Style.Leading).Style.BaselineOffset;
}

/// <summary>Breaks spans greedily at spaces, hyphens and between ideographs; a word wider than the line breaks where it must.</summary>
internal sealed class LineBreaker
{
    private readonly List<(Rune Rune, TextStyle Style, double Width)> characters = [];
    private readonly List<TextLine> lines = [];
    private readonly double width;
    private readonly TextStyle lastStyle;

    private LineBreaker(List<(string Text, TextStyle Style)> spans, double width)
    {
        this.width = width + 0.001;
        lastStyle = spans.Count > 0 ? spans[^1].Style : new TextStyle();
        foreach (var (text, style) in spans)
        {
            AddCharacters(text, style);
        }
    }

    public static List<TextLine> Break(List<(string Text, TextStyle Style)> spans, double width, int mostLines)
    {
        var breaker = new LineBreaker(spans, width);
        breaker.Fill();
        if (breaker.lines.Count > mostLines)
        {
            breaker.Cut(mostLines);
        }

        return breaker.lines;
    }

    private void AddCharacters(string text, TextStyle style)
    {
        var font = Typeface.Of(style.Weight);
        var scale = style.Size / font.UnitsPerEm;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or Printable.SoftHyphen or Printable.ZeroWidthSpace)
            {
                characters.Add((rune, style, 0));
                continue;
            }

            var shown = rune.Value == '\t' ? new Rune(' ') : rune;
            if (Printable.IsDrawn(shown.Value))
            {
                characters.Add((shown, style, font.Advance(font.Glyph(shown.Value, style.Tabular)) * scale));
            }
        }
    }

    private void Fill()
    {
        int start = 0, breakAt = -1;
        var used = 0d;
        for (var i = 0; i < characters.Count; i++)
        {
            var (rune, _, advance) = characters[i];
            if (rune.Value == '\n')
            {
                Add(start, i, endsAtBreak: false);
                (start, breakAt, used) = (i + 1, -1, 0);
                continue;
            }

            if (used + advance > width && rune.Value != ' ' && i > start)
            {
                var next = breakAt > start ? breakAt : i;
                Add(start, next, endsAtBreak: true);
                (start, breakAt) = (next, -1);
                used = 0;
                i = next - 1;
                continue;
            }

            used += advance;
            breakAt = Printable.BreaksAfter(rune.Value) ? i + 1 : breakAt;
        }

        Add(start, characters.Count, endsAtBreak: false);
    }

    private void Add(int start, int end, bool endsAtBreak)
    {
        var hyphenate = endsAtBreak && end > start && characters[end - 1].Rune.Value == Printable.SoftHyphen;
        while (end > start && characters[end - 1].Rune.Value == ' ')
        {
            end--;
        }

        var runs = new List<(string Text, TextStyle Style)>();
        var text = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            var (rune, style, _) = characters[i];
            if (Printable.IsDrawn(rune.Value))
            {
                text.Append(rune.ToString());
            }

            if (i == end - 1 || characters[i + 1].Style != style)
            {
                runs.Add((hyphenate && i == end - 1 ? text.Append('-').ToString() : text.ToString(), style));
                text.Clear();
            }
        }

        if (runs.Count == 0)
        {
            runs.Add(("", start < characters.Count ? characters[start].Style : lastStyle));
        }

        lines.Add(new TextLine(runs, runs.Sum(run => run.Style.Measure(run.Text))));
    }

    private void Cut(int mostLines)
    {
        var (text, style) = lines[mostLines - 1].Runs[^1];
        var rest = lines[mostLines].Runs[0].Text;
        List<(string Text, TextStyle Style)> runs = [.. lines[mostLines - 1].Runs];
        var before = runs.SkipLast(1).Sum(run => run.Style.Measure(run.Text));
        runs[^1] = (style.Fit(text + " " + rest + "…", width - before), style);
        lines.RemoveRange(mostLines - 1, lines.Count - mostLines + 1);
        lines.Add(new TextLine(runs, runs.Sum(run => run.Style.Measure(run.Text))));
    }
}
