using static ReportingPortal.Pdf.Fonts.TrueTypeTables;

namespace ReportingPortal.Pdf.Fonts;

/// <summary>Unicode to glyph: the cmap table in formats 4 (16 bit) and 12 (full range).</summary>
internal sealed class CharacterMap
{
    private readonly ushort[] basicPlane = new ushort[0x10000];
    private readonly Dictionary<int, ushort> beyond = [];

    public CharacterMap(ReadOnlySpan<byte> cmap)
    {
        int count = UInt16(cmap, 2);
        for (var i = 0; i < count; i++)
        {
            var subtable = cmap[Int32(cmap, 4 + (8 * i) + 4)..];
            var format = UInt16(subtable, 0);
            if (format == 4)
            {
                ReadFormat4(subtable);
            }
            else if (format == 12)
            {
                ReadFormat12(subtable);
            }
        }
    }

    /// <summary>The glyph of a code point; 0 where the font has none.</summary>
    public ushort Glyph(int codePoint) =>
        codePoint < 0x10000 ? basicPlane[codePoint] : beyond.GetValueOrDefault(codePoint);

    private void ReadFormat4(ReadOnlySpan<byte> table)
    {
        int doubledCount = UInt16(table, 6);
        int starts = 16 + doubledCount, deltas = starts + doubledCount, offsets = deltas + doubledCount;
        for (var segment = 0; segment < doubledCount; segment += 2)
        {
            int end = UInt16(table, 14 + segment), start = UInt16(table, starts + segment);
            int delta = UInt16(table, deltas + segment), rangeOffset = UInt16(table, offsets + segment);
            for (var code = start; code <= end && code != 0xFFFF; code++)
            {
                var glyph = rangeOffset == 0
                    ? code + delta
                    : Indirect(table, offsets + segment + rangeOffset + (2 * (code - start)), delta);
                basicPlane[code] = (ushort)glyph;
            }
        }
    }

    private static int Indirect(ReadOnlySpan<byte> table, int position, int delta)
    {
        int glyph = UInt16(table, position);
        return glyph == 0 ? 0 : glyph + delta;
    }

    private void ReadFormat12(ReadOnlySpan<byte> table)
    {
        var groups = Int32(table, 12);
        for (var i = 0; i < groups; i++)
        {
            var at = 16 + (12 * i);
            int start = Int32(table, at), end = Int32(table, at + 4), glyph = Int32(table, at + 8);
            for (var code = start; code <= end; code++, glyph++)
            {
                if (code < 0x10000)
                {
                    basicPlane[code] = (ushort)glyph;
                }
                else
                {
                    beyond[code] = (ushort)glyph;
                }
            }
        }
    }
}
