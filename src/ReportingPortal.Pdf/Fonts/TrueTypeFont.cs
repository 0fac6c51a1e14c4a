using static ReportingPortal.Pdf.Fonts.TrueTypeTables;

namespace ReportingPortal.Pdf.Fonts;

/// <summary>A parsed TrueType font: metrics, character map and outlines. Immutable, shared by all documents and threads.</summary>
internal sealed class TrueTypeFont
{
    private static readonly int[] Replacements = [0xFFFD, 0x25A1, '?'];

    private readonly CharacterMap characters;
    private readonly Dictionary<ushort, ushort> tabular;
    private readonly ushort[] advances;
    private readonly ushort replacement;

    public TrueTypeFont(string name, byte[] file)
    {
        Name = name;
        Tables = new TrueTypeTables(file);
        var head = Tables["head"];
        UnitsPerEm = UInt16(head, 18);
        Bounds = [Int16(head, 36), Int16(head, 38), Int16(head, 40), Int16(head, 42)];
        LongOffsets = Int16(head, 50) == 1;
        var hhea = Tables["hhea"];
        Ascent = Int16(hhea, 4);
        Descent = Int16(hhea, 6);
        CapHeight = Tables["OS/2"].Length >= 90 ? Int16(Tables["OS/2"], 88) : Ascent;
        advances = ReadAdvances(UInt16(Tables["maxp"], 4), UInt16(hhea, 34));
        characters = new CharacterMap(Tables["cmap"]);
        tabular = TabularFigures.Read(Tables["GSUB"]);
        replacement = Replacements.Select(characters.Glyph).FirstOrDefault(glyph => glyph != 0);
    }

    /// <summary>PostScript name without the subset tag.</summary>
    public string Name { get; }

    public TrueTypeTables Tables { get; }

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    /// <summary>Below the baseline, negative.</summary>
    public int Descent { get; }

    public int CapHeight { get; }

    /// <summary>xMin, yMin, xMax, yMax of all glyphs.</summary>
    public int[] Bounds { get; }

    public bool LongOffsets { get; }

    /// <summary>The glyph to draw; a visible replacement where the font has none.</summary>
    public ushort Glyph(int codePoint, bool tabularFigures)
    {
        var glyph = characters.Glyph(codePoint);
        if (glyph == 0)
        {
            return replacement;
        }

        // Digits only: the feature also widens hyphens and commas, which tears words apart.
        var isDigit = codePoint is >= '0' and <= '9';
        return tabularFigures && isDigit && tabular.TryGetValue(glyph, out var figure) ? figure : glyph;
    }

    /// <summary>Advance width in font units.</summary>
    public int Advance(ushort glyph) => advances[glyph];

    public short LeftBearing(ushort glyph)
    {
        var hmtx = Tables["hmtx"];
        int measured = UInt16(Tables["hhea"], 34);
        return glyph < measured
            ? Int16(hmtx, (4 * glyph) + 2)
            : Int16(hmtx, (4 * measured) + (2 * (glyph - measured)));
    }

    /// <summary>The outline in the "glyf" table; empty for blanks.</summary>
    public ReadOnlySpan<byte> Outline(ushort glyph)
    {
        var loca = Tables["loca"];
        var (start, end) = LongOffsets
            ? (Int32(loca, 4 * glyph), Int32(loca, 4 * (glyph + 1)))
            : (2 * UInt16(loca, 2 * glyph), 2 * UInt16(loca, 2 * (glyph + 1)));
        return Tables["glyf"][start..end];
    }

    private ushort[] ReadAdvances(int glyphs, int measured)
    {
        var hmtx = Tables["hmtx"];
        var widths = new ushort[glyphs];
        for (var i = 0; i < glyphs; i++)
        {
            widths[i] = UInt16(hmtx, 4 * Math.Min(i, measured - 1));
        }

        return widths;
    }
}
