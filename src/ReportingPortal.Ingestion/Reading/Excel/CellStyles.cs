using System.Globalization;
using System.Xml;

namespace ReportingPortal.Ingestion.Reading.Excel;

/// <summary>The number format of each cell style: only it tells a date from a number.</summary>
internal sealed class CellStyles
{
    private readonly List<CellFormat> formats = [];

    public CellFormat this[int style] => style >= 0 && style < formats.Count ? formats[style] : default;

    /// <param name="part">xl/styles.xml; a workbook without it has plain numbers only.</param>
    public static CellStyles Read(Stream? part, ReadingLimits limits)
    {
        var styles = new CellStyles();
        if (part is null)
        {
            return styles;
        }

        using var reader = WorkbookXml.Open(part, limits);
        var codes = new Dictionary<int, CellFormat>();
        var isCells = false;
        while (WorkbookXml.Advance(reader))
        {
            if (reader.LocalName == "cellXfs")
            {
                isCells = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            else if (reader.LocalName == "numFmt")
            {
                codes[Id(reader)] = CellFormat.OfCode(reader.GetAttribute("formatCode") ?? "");
            }
            else if (isCells && reader.LocalName == "xf")
            {
                var id = Id(reader);
                styles.formats.Add(codes.TryGetValue(id, out var own) ? own : CellFormat.OfBuiltIn(id));
            }
        }

        return styles;
    }

    private static int Id(XmlReader reader)
        => int.TryParse(reader.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
