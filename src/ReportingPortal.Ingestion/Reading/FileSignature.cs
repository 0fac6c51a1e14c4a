using System.Text;

namespace ReportingPortal.Ingestion.Reading;

/// <summary>What a file is by its first bytes, whatever it is called.</summary>
internal static class FileSignature
{
    /// <summary>Bytes a caller should look at.</summary>
    public const int Length = 8 * 1024;

    private const string AsTable = "Export the data as CSV or as an Excel workbook (.xlsx) and upload that.";

    private static readonly (byte[] Start, string What)[] Foreign =
    [
        ("%PDF-"u8.ToArray(), "This is a PDF document, not a table."),
        ([0x89, .. "PNG\r\n"u8], "This is an image, not a table."),
        ([0xFF, 0xD8, 0xFF], "This is an image, not a table."),
        ("GIF8"u8.ToArray(), "This is an image, not a table."),
        ("RIFF"u8.ToArray(), "This is an image, a sound or a film, not a table."),
        ([0x49, 0x49, 0x2A, 0x00], "This is an image, not a table."),
        ([0x4D, 0x4D, 0x00, 0x2A], "This is an image, not a table."),
        ("{\\rtf"u8.ToArray(), "This is a text document, not a table."),
        ("SQLite format 3"u8.ToArray(), "This is a SQLite database, not a table."),
        ("PAR1"u8.ToArray(), "This is a Parquet file, which the portal does not read."),
        ([0x7F, .. "ELF"u8], "This is a program, not a table."),
        ([0xFF, 0xFE, 0x00, 0x00], "This text is written in UTF-32, which the portal does not read. Save it as UTF-8 and upload that."),
        ([0x00, 0x00, 0xFE, 0xFF], "This text is written in UTF-32, which the portal does not read. Save it as UTF-8 and upload that."),
    ];

    private static readonly string[] Tags = ["<table", "<style", "<meta", "<head", "<body", "<div", "<center"];

    private static readonly (byte[] Start, string What)[] OtherArchives =
    [
        ([.. "7z"u8, 0xBC, 0xAF], "a 7z archive"),
        ("Rar!"u8.ToArray(), "a RAR archive"),
        ("BZh"u8.ToArray(), "packed with bzip2"),
        ([0xFD, .. "7zXZ"u8], "packed with xz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "packed with zstd"),
    ];

    public static bool IsGzip(ReadOnlySpan<byte> start) => start is [0x1F, 0x8B, ..];

    public static bool IsZip(ReadOnlySpan<byte> start) => start is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..];

    /// <summary>Why the portal can't read a file that begins so, and what to do; null for what may be text.</summary>
    public static string? RefusalOf(ReadOnlySpan<byte> start)
    {
        foreach (var (bytes, what) in Foreign)
        {
            if (start.StartsWith(bytes))
            {
                return what.EndsWith("that.", StringComparison.Ordinal) ? what : $"{what} {AsTable}";
            }
        }

        foreach (var (bytes, what) in OtherArchives)
        {
            if (start.StartsWith(bytes))
            {
                return $"The file is {what}, which the portal does not open. Unpack it, or pack it as .zip or .gz.";
            }
        }

        return IsTar(start) ? "The file is a tar archive, which the portal does not open. Pack the files as .zip, or each one as .gz."
            : start is [(byte)'P', (byte)'K', 7, 8, ..] ? "This is one part of a zip archive in several parts. Make it one archive, or upload the files as they are."
            : OfText(start);
    }

    private static bool IsTar(ReadOnlySpan<byte> start) => start.Length > 262 && start[257..].StartsWith("ustar"u8);

    private static string? OfText(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start[..Math.Min(start.Length, 512)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            return $"This is a web page, not a table; a sign-in page may have been saved in the export's place. {AsTable}";
        }

        if (Array.Exists(Tags, tag => text.StartsWith(tag, StringComparison.OrdinalIgnoreCase)))
        {
            return "This is a table written as a web page, as some shops do under the name .xls. Open it in Excel, save it as an Excel workbook (.xlsx) and upload that.";
        }

        return text.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal)
            ? "This is a workbook of an old form (XML Spreadsheet 2003). Open it in Excel, save it as an Excel workbook (.xlsx) and upload that."
            : text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? $"This is an XML document, not a table. {AsTable}"
            : IsBinary(start) ? $"The file is not text: it holds bytes that no table has. {AsTable}"
            : null;
    }

    /// <summary>Control characters are rare in text; a few zero bytes cost their rows and not the file. UTF-16 is full of zeros.</summary>
    private static bool IsBinary(ReadOnlySpan<byte> start)
    {
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return false;
        }

        var (control, evenZeros, oddZeros) = (0, 0, 0);
        for (var i = 0; i < start.Length; i++)
        {
            control += start[i] is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x1A) ? 1 : 0;
            evenZeros += start[i] == 0 && i % 2 == 0 ? 1 : 0;
            oddZeros += start[i] == 0 && i % 2 == 1 ? 1 : 0;
        }

        var isWide = Math.Min(evenZeros, oddZeros) * 50 <= Math.Max(evenZeros, oddZeros) && evenZeros + oddZeros > start.Length * 0.3;
        return control > Math.Max(4, start.Length / 20) && !isWide;
    }
}
