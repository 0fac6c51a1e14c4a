using System.Buffers.Binary;
using System.Text;

namespace ReportingPortal.Ingestion.Reading;

/// <summary>The container of Office before 2007, in which Excel also puts workbooks under a password. The portal opens neither.</summary>
internal static class CompoundFile
{
    private const int HeaderSize = 512;

    public static bool IsOne(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>Why it can't be read and what to do, by the names in its directory.</summary>
    /// <param name="content">At its start; read forward to the directory.</param>
    public static string RefusalOf(Stream content)
    {
        var names = DirectoryOf(content);
        return Has(names, "EncryptedPackage") || Has(names, "EncryptionInfo")
            ? "The workbook is protected by a password. Save it without one (File, Info, Protect Workbook) and upload it again."
            : Has(names, "WordDocument")
                ? "This is a Word document, not a table. Export the data as CSV or as an Excel workbook (.xlsx) and upload that."
                : "This is a workbook of an old Excel (.xls). Open it and save it as an Excel workbook (.xlsx), then upload that.";
    }

    private static byte[] DirectoryOf(Stream content)
    {
        var header = new byte[HeaderSize];
        if (content.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize)
        {
            return header;
        }

        var sectorSize = 1L << Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30)), (ushort)20);
        var offset = (BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48)) + 1) * sectorSize;
        var rest = new byte[8 * 1024];
        for (var at = (long)HeaderSize; at < offset;)
        {
            var read = content.Read(rest, 0, (int)Math.Min(rest.Length, offset - at));
            if (read == 0)
            {
                return header;
            }

            at += read;
        }

        return rest[..content.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false)];
    }

    private static bool Has(byte[] directory, string name) => directory.AsSpan().IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
}
