using System.Buffers.Binary;
using System.Text;
using static ReportingPortal.Pdf.Fonts.TrueTypeTables;

namespace ReportingPortal.Pdf.Fonts;

/// <summary>A TrueType file holding only the given glyphs, renumbered in the given order; parts of composite glyphs follow at the end.</summary>
internal static class GlyphSubset
{
    private const int ArgumentsAreWords = 0x01, HasScale = 0x08, MoreComponents = 0x20, HasTwoScales = 0x40, HasMatrix = 0x80;

    public static byte[] Build(TrueTypeFont font, IEnumerable<ushort> wanted)
    {
        var glyphs = new List<ushort>(wanted);
        var outlines = new MemoryStream();
        var offsets = new List<int> { 0 };
        var components = new Dictionary<ushort, ushort>();
        for (var i = 0; i < glyphs.Count; i++)
        {
            var outline = font.Outline(glyphs[i]).ToArray();
            if (outline.Length > 0 && Int16(outline, 0) < 0)
            {
                RenumberComponents(outline, glyphs, components);
            }

            outlines.Write(outline);
            outlines.Write(new byte[-outline.Length & 3]);
            offsets.Add((int)outlines.Length);
        }

        return Assemble(new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["cvt "] = font.Tables["cvt "].ToArray(),
            ["fpgm"] = font.Tables["fpgm"].ToArray(),
            ["glyf"] = outlines.ToArray(),
            ["head"] = Head(font),
            ["hhea"] = WithCount(font.Tables["hhea"], 34, glyphs.Count),
            ["hmtx"] = Metrics(font, glyphs),
            ["loca"] = Locations(offsets),
            ["maxp"] = WithCount(font.Tables["maxp"], 4, glyphs.Count),
            ["prep"] = font.Tables["prep"].ToArray(),
        });
    }

    private static void RenumberComponents(byte[] outline, List<ushort> glyphs, Dictionary<ushort, ushort> components)
    {
        var at = 10;
        int flags;
        do
        {
            flags = UInt16(outline, at);
            var component = UInt16(outline, at + 2);
            if (!components.TryGetValue(component, out var number))
            {
                number = (ushort)glyphs.Count;
                glyphs.Add(component);
                components[component] = number;
            }

            BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at + 2), number);
            at += 4 + ((flags & ArgumentsAreWords) != 0 ? 4 : 2);
            at += (flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0;
        }
        while ((flags & MoreComponents) != 0);
    }

    private static byte[] Head(TrueTypeFont font)
    {
        var head = font.Tables["head"].ToArray();
        head.AsSpan(8, 4).Clear();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private static byte[] WithCount(ReadOnlySpan<byte> table, int position, int count)
    {
        var copy = table.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(position), (ushort)count);
        return copy;
    }

    private static byte[] Metrics(TrueTypeFont font, List<ushort> glyphs)
    {
        var hmtx = new byte[4 * glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(hmtx.AsSpan(4 * i), (ushort)font.Advance(glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(hmtx.AsSpan((4 * i) + 2), font.LeftBearing(glyphs[i]));
        }

        return hmtx;
    }

    private static byte[] Locations(List<int> offsets)
    {
        var loca = new byte[4 * offsets.Count];
        for (var i = 0; i < offsets.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * i), offsets[i]);
        }

        return loca;
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var present = tables.Where(table => table.Value.Length > 0).ToList();
        var headerLength = 12 + (16 * present.Count);
        var file = new byte[headerLength + present.Sum(table => (table.Value.Length + 3) & ~3)];
        BinaryPrimitives.WriteInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)present.Count);
        var power = (int)Math.Log2(present.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((16 * present.Count) - (16 << power)));
        var offset = headerLength;
        for (var i = 0; i < present.Count; i++)
        {
            var (tag, data) = present[i];
            var entry = file.AsSpan(12 + (16 * i));
            data.CopyTo(file, offset);
            var padded = (data.Length + 3) & ~3;
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(file.AsSpan(offset, padded)));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], offset);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], data.Length);
            offset += padded;
        }

        return file;
    }

    private static uint Checksum(ReadOnlySpan<byte> padded)
    {
        var sum = 0u;
        for (var i = 0; i < padded.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(padded[i..]));
        }

        return sum;
    }
}
