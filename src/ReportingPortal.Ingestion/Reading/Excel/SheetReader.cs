using System.Globalization;
using System.Xml;
using ReportingPortal.Ingestion.Reading.Packing;
using ReportingPortal.Ingestion.Reading.Tables;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Excel;

/// <summary>
/// The rows of one sheet, read forward. Empty rows are left out; rows are filled up to the widest so far, for a sheet keeps no
/// empty cells at their ends. A merged cell's value stands in its first cell, as the file has it.
/// </summary>
internal sealed class SheetReader(ZipPackage package, Stream part, SharedStrings strings, CellStyles styles, bool since1904, ReadingLimits limits)
    : TableReader
{
    private readonly XmlReader reader = WorkbookXml.Open(part, limits);
    private readonly CellText text = new(limits);
    private int widest;

    public override bool Next(TableRow row)
    {
        while (WorkbookXml.Advance(reader))
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row" || reader.IsEmptyElement)
            {
                continue;
            }

            ReadRow(row);
            row.TrimEnd();
            if (row.Count > 0)
            {
                widest = Math.Max(widest, row.Count);
                row.PadTo(widest);
                return true;
            }

            row.Clear();
        }

        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            reader.Dispose();
            package.Dispose();
        }
    }

    private void ReadRow(TableRow row)
    {
        var depth = reader.Depth;
        var column = -1;
        while (WorkbookXml.Advance(reader) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "c" && reader.Depth == depth + 1)
            {
                column = ColumnOf(reader.GetAttribute("r")) ?? column + 1;
                ReadCell(row, column);
            }
        }
    }

    private void ReadCell(TableRow row, int column)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var type = reader.GetAttribute("t");
        _ = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style);
        text.Clear();
        var depth = reader.Depth;
        while (WorkbookXml.Advance(reader) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "v")
            {
                text.Clear();
                WorkbookXml.ReadText(reader, text);
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "is")
            {
                SharedStrings.ReadItem(reader, text);
            }
        }

        if (text.Length > 0)
        {
            Place(row, column);
            Add(row, type, styles[style]);
        }
    }

    private void Place(TableRow row, int column)
    {
        if (column >= limits.Columns)
        {
            throw new UnreadableFileException(
                $"The sheet has more than {limits.Columns:N0} columns. Delete those that are not needed. {ReadingLimits.Raise(nameof(limits.Columns))}");
        }

        if (column < row.Count)
        {
            throw new UnreadableFileException(WorkbookXml.Damaged);
        }

        row.PadTo(column);
    }

    private void Add(TableRow row, string? type, CellFormat format)
    {
        switch (type)
        {
            case "s":
                row.Add(strings[int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1]);
                break;
            case "b":
                row.Add(text.Value is "1" ? "true" : "false");
                break;
            case "str":
                text.Unescape();
                row.Add(text.Value.ToString());
                break;
            case null or "n" when format.Form == CellForm.Digits:
                row.Add(CellNumber.OfDigits(text.Value, format.Digits));
                break;
            case null or "n" when format.Form == CellForm.Percent:
                row.Add(CellNumber.OfPercent(text.Value));
                break;
            case null or "n" when format.Currency is { } currency:
                row.Add(CellNumber.OfMoney(text.Value, currency));
                break;
            case null or "n" when format.Form != CellForm.Number:
                row.Add(CellNumber.OfDate(text.Value, since1904, format.Form));
                break;
            case null or "n":
                row.Add(CellNumber.Of(text.Value));
                break;
            default:
                // Inline texts, ISO dates and errors such as #N/A say themselves what they are.
                row.Add(text.Value.ToString());
                break;
        }

        if (row.ByteCount > limits.RowBytes)
        {
            throw new UnreadableFileException(
                $"A row of the sheet is longer than {limits.RowKilobytes:N0} kB. Shorten its texts. {ReadingLimits.Raise(nameof(limits.RowKilobytes))}");
        }
    }

    /// <summary>"AB12" is column 27; null where the cell does not say.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetter(letter))
            {
                break;
            }

            column = Math.Min(column * 26 + (char.ToUpperInvariant(letter) - 'A') + 1, 1_000_000);
        }

        return column > 0 ? column - 1 : null;
    }
}
