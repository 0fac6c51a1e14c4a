using System.Text;

namespace ReportingPortal.Ingestion.Reading.Packing;

/// <summary>Office documents are zip archives as well: told by the parts they must have.</summary>
internal static class PackageKind
{
    private const string AsWorkbook = "Save it as an Excel workbook (.xlsx) or as CSV and upload that.";

    public static bool IsWorkbook(ZipPackage package)
        => package.Find("[Content_Types].xml") is not null && package.Entries.Any(e => IsWorkbookPart(Path(e.FullName)));

    /// <summary>Null for an archive of files.</summary>
    public static string? RefusalOf(ZipPackage package)
    {
        if (package.Find("[Content_Types].xml") is not null)
        {
            return Has(package, "xl/workbook.bin") ? $"This is a binary workbook (.xlsb), which the portal does not read. {AsWorkbook}"
                : Has(package, "word/document.xml") ? $"This is a Word document, not a table. {AsWorkbook}"
                : Has(package, "ppt/presentation.xml") ? $"This is a presentation, not a table. {AsWorkbook}"
                : $"This is an Office document without a workbook in it. {AsWorkbook}";
        }

        return package.Find("mimetype") is { Length: < 200 } type && ReadText(package, type).StartsWith("application/vnd.oasis", StringComparison.Ordinal)
            ? $"This is an OpenDocument file (.ods), which the portal does not read. {AsWorkbook}"
            : null;
    }

    /// <summary>Called workbook.xml, and workbook2.xml or so by what rewrites a workbook.</summary>
    private static bool IsWorkbookPart(string path)
        => path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && path[..^4].TrimEnd("0123456789".ToCharArray()).EndsWith("/workbook", StringComparison.OrdinalIgnoreCase);

    private static bool Has(ZipPackage package, string part) => package.Find(part) is not null;

    private static string ReadText(ZipPackage package, System.IO.Compression.ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(package.Open(entry), Encoding.ASCII);
        return reader.ReadToEnd();
    }

    private static string Path(string name) => "/" + name.Replace('\\', '/').TrimStart('/');
}
