using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace ReportingPortal.Testing.Files;

/// <summary>Writes small workbooks cell by cell, as XML: what other programs write is told here, not by a library of ours.</summary>
public sealed class WorkbookFile
{
    private readonly List<(string Name, string State, string Rows)> sheets = [];
    private readonly List<string> strings = [];

    /// <summary>Number formats after the plain one (style 0): built-in numbers, or codes of the workbook's own.</summary>
    public List<string> Formats { get; } = [];

    public bool Since1904 { get; init; }

    /// <param name="rows">Cells as XML, see <see cref="Text"/> and <see cref="Number"/>; null for no cell.</param>
    public WorkbookFile Add(string name, params string?[][] rows) => AddSheet(name, "visible", rows);

    public WorkbookFile AddHidden(string name, params string?[][] rows) => AddSheet(name, "hidden", rows);

    /// <summary>A cell of the shared strings.</summary>
    public string Text(string value)
    {
        var index = strings.IndexOf(value);
        if (index < 0)
        {
            index = strings.Count;
            strings.Add(value);
        }

        return $"<c r=\"@\" t=\"s\"><v>{index}</v></c>";
    }

    public static string Inline(string value) => $"<c r=\"@\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escape(value)}</t></is></c>";

    public static string Number(string value, int style = 0) => $"<c r=\"@\" s=\"{style}\"><v>{value}</v></c>";

    public static string Formula(string cached, string type = "n") => $"<c r=\"@\" t=\"{type}\"><f>A1*2</f><v>{Escape(cached)}</v></c>";

    public byte[] ToBytes()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Write(zip, "_rels/.rels", Relations(("rId1", "officeDocument", "xl/workbook.xml")));
            Write(zip, "xl/_rels/workbook.xml.rels", Relations(
            [
                .. sheets.Select((_, i) => ($"rId{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml")),
                ("rIdT", "sharedStrings", "/xl/sharedStrings.xml"), ("rIdS", "styles", "styles.xml"),
            ]));
            Write(zip, "xl/workbook.xml", Part("workbook",
                $"<workbookPr date1904=\"{(Since1904 ? 1 : 0)}\"/><sheets>"
                + string.Concat(sheets.Select((s, i) => $"<sheet name=\"{Escape(s.Name)}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"rId{i + 1}\"/>"))
                + "</sheets>"));
            Write(zip, "xl/styles.xml", Part("styleSheet", Styles()));
            Write(zip, "xl/sharedStrings.xml", Part("sst", string.Concat(strings.Select(s => $"<si><t xml:space=\"preserve\">{Escape(s)}</t></si>"))));
            for (var i = 0; i < sheets.Count; i++)
            {
                Write(zip, $"xl/worksheets/sheet{i + 1}.xml", Part("worksheet", $"<sheetData>{sheets[i].Rows}</sheetData>"));
            }
        }

        return memory.ToArray();
    }

    private WorkbookFile AddSheet(string name, string state, string?[][] rows)
    {
        var xml = new StringBuilder();
        for (var row = 0; row < rows.Length; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Length; column++)
            {
                xml.Append(rows[row][column]?.Replace("\"@\"", $"\"{ColumnName(column)}{row + 1}\"", StringComparison.Ordinal));
            }

            xml.Append("</row>");
        }

        sheets.Add((name, state, xml.ToString()));
        return this;
    }

    private string Styles()
        => $"<numFmts>{string.Concat(Formats.Select((code, i) => IsBuiltIn(code) ? "" : $"<numFmt numFmtId=\"{200 + i}\" formatCode=\"{Escape(code)}\"/>"))}</numFmts>"
            + $"<cellXfs><xf numFmtId=\"0\"/>{string.Concat(Formats.Select((code, i) => $"<xf numFmtId=\"{(IsBuiltIn(code) ? code : $"{200 + i}")}\"/>"))}</cellXfs>";

    private static bool IsBuiltIn(string code) => code.Length <= 2 && code.All(char.IsAsciiDigit);

    private static string ColumnName(int column)
        => column < 26 ? $"{(char)('A' + column)}" : ColumnName(column / 26 - 1) + (char)('A' + column % 26);

    private static string Part(string root, string content)
        => $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><{root} xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
            + $"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{content}</{root}>";

    private static string Relations(params (string Id, string Type, string Target)[] relations)
        => "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + string.Concat(relations.Select(r =>
            $"<Relationship Id=\"{r.Id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{r.Type}\" Target=\"{r.Target}\"/>"))
            + "</Relationships>";

    private static string Escape(string text) => SecurityElement.Escape(text)!;

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(content);
    }
}
