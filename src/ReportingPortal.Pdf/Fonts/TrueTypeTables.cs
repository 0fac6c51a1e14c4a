using System.Buffers.Binary;
using System.Text;

namespace ReportingPortal.Pdf.Fonts;

/// <summary>The table directory of a TrueType file; all numbers are big-endian (OpenType specification, "Organization of an OpenType font").</summary>
internal sealed class TrueTypeTables
{
    private readonly byte[] file;
    private readonly Dictionary<string, (int Offset, int Length)> tables = [];

    public TrueTypeTables(byte[] file)
    {
        this.file = file;
        int count = UInt16(file, 4);
        for (var i = 0; i < count; i++)
        {
            var entry = file.AsSpan(12 + (16 * i), 16);
            tables[Encoding.ASCII.GetString(entry[..4])] = (
                (int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]),
                (int)BinaryPrimitives.ReadUInt32BigEndian(entry[12..]));
        }
    }

    /// <summary>The bytes of a table; empty where the font has none.</summary>
    public ReadOnlySpan<byte> this[string tag] =>
        tables.TryGetValue(tag, out var table) ? file.AsSpan(table.Offset, table.Length) : [];

    public static ushort UInt16(ReadOnlySpan<byte> data, int offset) =>
        BinaryPrimitives.ReadUInt16BigEndian(data[offset..]);

    public static short Int16(ReadOnlySpan<byte> data, int offset) =>
        BinaryPrimitives.ReadInt16BigEndian(data[offset..]);

    public static int Int32(ReadOnlySpan<byte> data, int offset) =>
        BinaryPrimitives.ReadInt32BigEndian(data[offset..]);
}
