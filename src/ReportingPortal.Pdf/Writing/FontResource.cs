using System.Globalization;
using ReportingPortal.Pdf.Fonts;

namespace ReportingPortal.Pdf.Writing;

/// <summary>
/// One font in one document: hands out character ids in order of first use and embeds what was used.
/// An id stands for (code point, tabular or not), so that text extraction returns what was written, also where the font lacks the glyph.
/// </summary>
internal sealed class FontResource(TrueTypeFont font, string name)
{
    private readonly Dictionary<int, ushort> ids = [];
    private readonly List<(ushort Glyph, int CodePoint)> used = [(0, 0xFFFD)];

    public string Name => name;

    /// <summary>Writes a text as hexadecimal character ids.</summary>
    public void Encode(string text, bool tabular, PdfBuffer target)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Printable.IsDrawn(rune.Value))
            {
                target.Hex4(Id(rune.Value, tabular));
            }
        }
    }

    public int Embed(PdfFile file)
    {
        var fontName = Tag() + "+" + font.Name;
        var program = GlyphSubset.Build(font, used.Select(entry => entry.Glyph));
        var programId = file.WriteStream(file.Reserve(), $"/Length1 {program.Length}", program);
        var descriptorId = file.Write(new PdfBuffer().Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/FontDescriptor/FontName/{fontName}/Flags 4/FontBBox[{string.Join(' ', font.Bounds.Select(Scaled))}]/ItalicAngle 0/Ascent {Scaled(font.Ascent)}/Descent {Scaled(font.Descent)}/CapHeight {Scaled(font.CapHeight)}/StemV 80/FontFile2 {programId} 0 R>>")));
        var widths = string.Join(' ', used.Select(entry => Scaled(font.Advance(entry.Glyph))));
        var descendantId = file.Write(new PdfBuffer().Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{fontName}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptorId} 0 R/DW 0/W[0[{widths}]]/CIDToGIDMap/Identity>>"));
        var unicodeId = file.WriteStream(file.Reserve(), "", ToUnicode().Written);
        return file.Write(new PdfBuffer().Add(
            $"<</Type/Font/Subtype/Type0/BaseFont/{fontName}/Encoding/Identity-H/DescendantFonts[{descendantId} 0 R]/ToUnicode {unicodeId} 0 R>>"));
    }

    private ushort Id(int codePoint, bool tabular)
    {
        var key = tabular ? codePoint | 1 << 24 : codePoint;
        if (!ids.TryGetValue(key, out var id))
        {
            id = (ushort)used.Count;
            used.Add((font.Glyph(codePoint, tabular), codePoint));
            ids[key] = id;
        }

        return id;
    }

    private int Scaled(int units) => (int)Math.Round(units * 1000d / font.UnitsPerEm);

    /// <summary>The six letters that mark a subset, from its content (ISO 32000-1, 9.6.4).</summary>
    private string Tag()
    {
        var hash = used.Aggregate(17u, (sum, entry) => unchecked((sum * 31) + (uint)entry.CodePoint + entry.Glyph));
        return string.Create(6, hash, static (letters, value) =>
        {
            for (var i = 0; i < letters.Length; i++, value /= 26)
            {
                letters[i] = (char)('A' + (value % 26));
            }
        });
    }

    private PdfBuffer ToUnicode()
    {
        var map = new PdfBuffer().Add(
            "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
            + "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        for (var start = 0; start < used.Count; start += 100)
        {
            var count = Math.Min(100, used.Count - start);
            map.Integer(count).Add(" beginbfchar\n");
            for (var id = start; id < start + count; id++)
            {
                map.Add("<").Hex4(id).Add("><");
                foreach (var unit in char.ConvertFromUtf32(used[id].CodePoint))
                {
                    map.Hex4(unit);
                }

                map.Add(">\n");
            }

            map.Add("endbfchar\n");
        }

        return map.Add("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    }
}
