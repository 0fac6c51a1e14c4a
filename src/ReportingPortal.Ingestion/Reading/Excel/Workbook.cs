using ReportingPortal.Ingestion.Reading.Packing;
using ReportingPortal.Ingestion.Reading.Tables;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Excel;

/// <param name="Part">Where it lies in the package.</param>
internal sealed record Sheet(string Name, string Part);

/// <summary>An Excel workbook (.xlsx, .xlsm): its visible sheets that hold anything, and their rows. Cells are values, never formulas.</summary>
internal sealed class Workbook : IDisposable
{
    private readonly Func<ZipPackage> open;
    private readonly ReadingLimits limits;
    private readonly SharedStrings strings;
    private readonly CellStyles styles;
    private readonly bool since1904;

    private Workbook(Func<ZipPackage> open, ReadingLimits limits)
    {
        this.open = open;
        this.limits = limits;
        using var package = open();
        var map = WorkbookMap.Read(package, limits);
        since1904 = map.Since1904;
        styles = CellStyles.Read(PartOf(package, map.Styles), limits);
        strings = SharedStrings.Read(PartOf(package, map.Strings), limits);
        Sheets = map.Sheets;
    }

    /// <summary>In the workbook's order.</summary>
    public IReadOnlyList<Sheet> Sheets { get; private set; }

    /// <param name="open">Opens the package anew each time.</param>
    /// <exception cref="UnreadableFileException">Damaged, beyond a limit, or without anything in a visible sheet.</exception>
    public static Workbook Read(Func<ZipPackage> open, ReadingLimits limits)
    {
        var workbook = new Workbook(open, limits);
        try
        {
            workbook.Sheets = [.. workbook.Sheets.Where(workbook.HasRows)];
            return workbook.Sheets.Count > 0 ? workbook
                : throw new UnreadableFileException("The workbook has nothing in its visible sheets. Put the data into one of them, save it and upload it again.");
        }
        catch
        {
            workbook.Dispose();
            throw;
        }
    }

    /// <summary>A sheet as text; a few bytes of it may name a long text many times, so its growth is watched as unpacking is.</summary>
    public Stream OpenText(Sheet sheet)
    {
        var read = 0L;
        return new UnpackedStream(new TableText(Open(sheet, count => read += count)), () => read, limits);
    }

    private SheetReader Open(Sheet sheet, Action<int> count)
    {
        var package = open();
        try
        {
            var part = PartOf(package, sheet.Part) ?? throw new UnreadableFileException(WorkbookXml.Damaged);
            return new SheetReader(package, new CountingStream(part, count), strings, styles, since1904, limits);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    public void Dispose() => strings.Dispose();

    private bool HasRows(Sheet sheet)
    {
        using var rows = Open(sheet, _ => { });
        return rows.Next(new TableRow());
    }

    private static Stream? PartOf(ZipPackage package, string? part)
        => part is not null && package.Find(part) is { } entry ? package.Open(entry) : null;
}
