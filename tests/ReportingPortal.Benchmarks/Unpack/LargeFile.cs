using System.IO.Compression;
using System.Text;

namespace ReportingPortal.Benchmarks.Unpack;

/// <summary>Order lines of any size in each packed form, written to disk a row at a time.</summary>
internal static class LargeFile
{
    public static readonly IReadOnlyList<string> Forms = ["csv.gz", "csv.zip", "jsonl.gz", "xlsx", "csv.zip.gz", "xlsx.gz"];

    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string Type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static void Write(string path, string form, int megabytes)
    {
        var rows = megabytes * 1_000_000L / 64;
        using var file = File.Create(path);
        using var stream = form.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : (Stream)file;
        switch (form.Replace(".gz", "", StringComparison.Ordinal))
        {
            case "csv":
                WriteText(stream, rows, Csv, "order_id,order_date,customer_id,product_name,quantity,unit_price\n");
                break;
            case "jsonl":
                WriteText(stream, rows, Json, "");
                break;
            case "csv.zip":
                using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
                using (var entry = zip.CreateEntry("orders.csv", CompressionLevel.Fastest).Open())
                {
                    WriteText(entry, rows, Csv, "order_id,order_date,customer_id,product_name,quantity,unit_price\n");
                }

                break;
            default:
                WriteWorkbook(stream, Math.Min(rows, 1_048_575));
                break;
        }
    }

    private static void WriteText(Stream stream, long rows, Func<long, string> line, string header)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
        writer.Write(header);
        for (var row = 0L; row < rows; row++)
        {
            writer.Write(line(row));
        }
    }

    private static string Csv(long row) => $"O-{row / 3:00000000},2024-{1 + row % 12:00}-{1 + row % 28:00},C{row * 7919 % 50_000:000000},{Name(row)},{1 + row % 5},{row * 31 % 9000 / 100.0:0.00}\n";

    private static string Json(long row)
        => $"{{\"order_id\":\"O-{row / 3:00000000}\",\"order_date\":\"2024-{1 + row % 12:00}-{1 + row % 28:00}\",\"customer_id\":\"C{row * 7919 % 50_000:000000}\",\"product_name\":\"{Name(row)}\",\"sales\":{row * 31 % 9000 / 100.0:0.00}}}\n";

    /// <summary>Every product name but the repeated ones is a text of its own: what fills a workbook's texts.</summary>
    private static string Name(long row) => $"Product {row * 2_654_435_761 % 4_294_967_296:x8}";

    private static void WriteWorkbook(Stream stream, long rows)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Part(zip, "[Content_Types].xml", writer => writer.Write("<Types/>"));
        Part(zip, "_rels/.rels", writer => writer.Write($"<Relationships><Relationship Id=\"r1\" Type=\"{Type}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
        Part(zip, "xl/_rels/workbook.xml.rels", writer => writer.Write(
            $"<Relationships><Relationship Id=\"r1\" Type=\"{Type}/worksheet\" Target=\"sheet.xml\"/><Relationship Id=\"r2\" Type=\"{Type}/sharedStrings\" Target=\"strings.xml\"/></Relationships>"));
        Part(zip, "xl/workbook.xml", writer => writer.Write($"<workbook {Main}><sheets><sheet name=\"Orders\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"));
        Part(zip, "xl/strings.xml", writer =>
        {
            writer.Write($"<sst {Main}><si><t>order_id</t></si><si><t>order_date</t></si><si><t>product_name</t></si><si><t>sales</t></si>");
            for (var row = 0L; row < rows; row++)
            {
                writer.Write($"<si><t>{Name(row)} of a size and a colour that make it long</t></si>");
            }

            writer.Write("</sst>");
        });
        Part(zip, "xl/sheet.xml", writer =>
        {
            writer.Write($"<worksheet {Main}><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>");
            for (var row = 0L; row < rows; row++)
            {
                writer.Write($"<row r=\"{row + 2}\"><c r=\"A{row + 2}\"><v>{row / 3}</v></c><c r=\"B{row + 2}\" t=\"d\"><v>2024-01-{1 + row % 28:00}</v></c>");
                writer.Write($"<c r=\"C{row + 2}\" t=\"s\"><v>{4 + row * 7919 % rows}</v></c><c r=\"D{row + 2}\"><v>{row * 31 % 9000 / 100.0}</v></c></row>");
            }

            writer.Write("</sheetData></worksheet>");
        });
    }

    private static void Part(ZipArchive zip, string name, Action<StreamWriter> write)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 64 * 1024);
        write(writer);
    }
}
