using System.Text;
using static ReportingPortal.Pdf.Fonts.TrueTypeTables;

namespace ReportingPortal.Pdf.Fonts;

/// <summary>
/// The font's "tnum" feature: digits of one width, so that columns of numbers line up.
/// Reads single substitutions (GSUB lookup type 1) and their extension form (type 7).
/// </summary>
internal static class TabularFigures
{
    public static Dictionary<ushort, ushort> Read(ReadOnlySpan<byte> gsub)
    {
        var substitutes = new Dictionary<ushort, ushort>();
        if (gsub.IsEmpty)
        {
            return substitutes;
        }

        var features = gsub[UInt16(gsub, 6)..];
        int count = UInt16(features, 0);
        for (var i = 0; i < count; i++)
        {
            var record = 2 + (6 * i);
            if (Encoding.ASCII.GetString(features.Slice(record, 4)) == "tnum")
            {
                ReadFeature(gsub, features[UInt16(features, record + 4)..], substitutes);
            }
        }

        return substitutes;
    }

    private static void ReadFeature(ReadOnlySpan<byte> gsub, ReadOnlySpan<byte> feature, Dictionary<ushort, ushort> substitutes)
    {
        var lookups = gsub[UInt16(gsub, 8)..];
        int count = UInt16(feature, 2);
        for (var i = 0; i < count; i++)
        {
            var lookup = lookups[UInt16(lookups, 2 + (2 * UInt16(feature, 4 + (2 * i))))..];
            int subtables = UInt16(lookup, 4);
            for (var s = 0; s < subtables; s++)
            {
                ReadSubtable(lookup[UInt16(lookup, 6 + (2 * s))..], UInt16(lookup, 0), substitutes);
            }
        }
    }

    private static void ReadSubtable(ReadOnlySpan<byte> table, int type, Dictionary<ushort, ushort> substitutes)
    {
        if (type == 7)
        {
            ReadSubtable(table[Int32(table, 4)..], UInt16(table, 2), substitutes);
            return;
        }

        if (type != 1)
        {
            return;
        }

        var covered = Covered(table[UInt16(table, 2)..]);
        for (var i = 0; i < covered.Count; i++)
        {
            substitutes[covered[i]] = UInt16(table, 0) == 1
                ? (ushort)(covered[i] + Int16(table, 4))
                : UInt16(table, 6 + (2 * i));
        }
    }

    private static List<ushort> Covered(ReadOnlySpan<byte> coverage)
    {
        var glyphs = new List<ushort>();
        int count = UInt16(coverage, 2);
        for (var i = 0; i < count; i++)
        {
            if (UInt16(coverage, 0) == 1)
            {
                glyphs.Add(UInt16(coverage, 4 + (2 * i)));
                continue;
            }

            int start = UInt16(coverage, 4 + (6 * i)), end = UInt16(coverage, 6 + (6 * i));
            for (var glyph = start; glyph <= end; glyph++)
            {
                glyphs.Add((ushort)glyph);
            }
        }

        return glyphs;
    }
}
