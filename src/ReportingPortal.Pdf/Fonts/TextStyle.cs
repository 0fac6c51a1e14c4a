using System.Text;

namespace ReportingPortal.Pdf.Fonts;

/// <summary>How text looks. Sizes in points; the line height is a factor of the size.</summary>
public sealed record TextStyle(double Size = 9, FontWeight Weight = FontWeight.Regular)
{
    public PdfColor Color { get; init; } = PdfColor.FromHex("#1A1F26");

    /// <summary>Digits of one width, for columns of numbers.</summary>
    public bool Tabular { get; init; }

    public double LineHeight { get; init; } = 1.36;

    public TextStyle SemiBold => this with { Weight = FontWeight.SemiBold };

    public TextStyle Bold => this with { Weight = FontWeight.Bold };

    public TextStyle In(PdfColor color) => this with { Color = color };

    /// <summary>Width in points of a text on one line.</summary>
    public double Measure(string text)
    {
        var font = Typeface.Of(Weight);
        var units = 0L;
        foreach (var rune in text.EnumerateRunes())
        {
            units += Printable.IsDrawn(rune.Value) ? font.Advance(font.Glyph(rune.Value, Tabular)) : 0;
        }

        return units * Size / font.UnitsPerEm;
    }

    /// <summary>The text, or as much of it as fits with an ellipsis.</summary>
    public string Fit(string text, double width)
    {
        if (Measure(text) <= width)
        {
            return text;
        }

        var font = Typeface.Of(Weight);
        var room = width - Measure("…");
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            room -= Printable.IsDrawn(rune.Value) ? font.Advance(font.Glyph(rune.Value, Tabular)) * Size / font.UnitsPerEm : 0;
            if (room < 0)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString().TrimEnd() + "…";
    }

    internal double Leading => Size * LineHeight;

    /// <summary>Distance from the top of the line to its baseline: the font's own box centred in the line.</summary>
    internal double BaselineOffset
    {
        get
        {
            var font = Typeface.Of(Weight);
            var scale = Size / font.UnitsPerEm;
            return ((Leading - ((font.Ascent - font.Descent) * scale)) / 2) + (font.Ascent * scale);
        }
    }
}
