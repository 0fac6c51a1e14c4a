using System.Globalization;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>
/// How a column's dates or numbers are read: as told for this file, as proved, as told for an earlier one, as another
/// column proves, as the known layout has it. Anything else is asked.
/// </summary>
/// <param name="Because">A sentence; null where the evidence says it all.</param>
/// <param name="Question">What a person has to decide; null where nothing is open.</param>
internal sealed record ColumnDecision(DateOrder? Order, string? Mark, string? Because, string? Question)
{
    private static readonly Dictionary<DateOrder, string> OrderWords = new()
    {
        [DateOrder.DayFirst] = "day first",
        [DateOrder.MonthFirst] = "month first",
        [DateOrder.YearFirst] = "year first",
    };

    public static ColumnDecision OfDates(Layout layout, int index)
    {
        var column = layout.Dialect.Columns[index];
        var told = MappingOptions.ParseDateOrder(layout.Mapping.GetValueOrDefault(MappingOptions.DateOrder));
        var isDecided = column.DateOrder is not null && !column.IsDateOrderContradicted;
        if (told is { } order && layout.RememberedSince is { } since && isDecided && column.DateOrder != order && column.DateOrder != DateOrder.YearFirst)
        {
            return Asking($"You said on {MappingOptions.Day(since)} that dates are written {OrderWords[order]}, but the dates in {column.Name} prove the opposite. {column.Evidence} Say which is right (date_order).");
        }

        var isToldNow = told is not null && layout.RememberedSince is null;
        return 0 switch
        {
            _ when column.LateContradiction is { } late && !isToldNow => Asking($"{late} Say which is right (date_order); dates that can't be read so are rejected."),
            _ when told is { } said && (!isDecided || layout.RememberedSince is null) => Read(said, AsTold(layout)),
            _ when isDecided => new(column.DateOrder, null, null, null),
            _ when column.IsDateOrderContradicted => Asking($"Dates in {column.Name} contradict each other. {column.Evidence} Say which is right (date_order); dates that can't be read so are rejected."),
            _ when !column.IsDateOrderOpen => new(DateOrder.YearFirst, null, null, null),
            _ when ProvedElsewhere(layout) is { } other => Read(other.DateOrder!.Value, $"like {other.Name}"),
            _ when layout.Preset is { DateOrder: { } known } && IsAsPublished(layout.Dialect) => Read(known, $"as {layout.Preset.Title} files are; no date in it says otherwise"),
            _ when column.Counts.ShortYears > 0 => Asking($"Every date in {column.Name} is written like 24-01-13, and may begin with the year or with the day: say which (date_order)."),
            _ => Asking($"Every date in {column.Name} can be read day first and month first: say which (date_order)."),
        };
    }

    public static ColumnDecision OfNumbers(Layout layout, int index)
    {
        var column = layout.Dialect.Columns[index];
        var told = layout.Mapping.GetValueOrDefault(MappingOptions.DecimalMark);
        var isDecided = column.DecimalMark is not null && !column.IsDecimalMarkContradicted;
        return 0 switch
        {
            // The rows before prove their mark: another one would lose these instead.
            _ when column.LateContradiction is { } late && (told != column.DecimalMark || layout.RememberedSince is not null)
                => Asking($"{late} Say that it is the decimal {MarkWord(column.DecimalMark ?? ".")} (decimal_mark) to have these rows rejected, or correct the file and upload it again."),
            _ when isDecided => new(null, column.DecimalMark, null, null),
            _ when layout.Dialect.HasPlainNumbers && column is { DecimalMark: null, Counts.OpenTexts: 0 } => new(null, ".", null, null),
            _ when told is not null => new(null, told, IsQuestion(column) ? $"Read with decimal {MarkWord(told)} {AsTold(layout)}." : null, null),
            _ when column.IsDecimalMarkContradicted => Asking($"Numbers in {column.Name} contradict each other. {column.Evidence} Say which is right (decimal_mark); numbers that can't be read so are rejected."),
            _ when MarkProvedElsewhere(layout) is { } other => new(null, other.DecimalMark, column.IsDecimalMarkOpen ? $"Read with decimal {MarkWord(other.DecimalMark!)} like {other.Name}." : null, null),
            _ when !column.IsDecimalMarkOpen => new(null, null, null, null),
            _ => Asking($"Numbers in {column.Name} like {Example(column)} may be a thousand and more, or one and a bit: no number of the file shows which. Say it (decimal_mark)."),
        };
    }

    private static bool IsQuestion(ColumnDialect column) => column.IsDecimalMarkOpen || column.IsDecimalMarkContradicted;

    private static ColumnDecision Asking(string question) => new(null, null, null, question);

    private static ColumnDecision Read(DateOrder order, string because) => new(order, null, $"Read {OrderWords[order]} {because}.", null);

    private static string AsTold(Layout layout) => layout.Corrects is not null ? "as in the file its rows come from" : layout.RememberedSince is { } since ? $"as you said on {MappingOptions.Day(since)}" : "as you said";

    private static string MarkWord(string mark) => mark == "," ? "comma" : "point";

    private static string Example(ColumnDialect column) => string.Create(CultureInfo.InvariantCulture, $"1.234 ({column.Counts.OpenMarks:N0} of them)");

    /// <summary>One program wrote all of a file's dates: a column that proves an order decides for those that prove none, unless two differ.</summary>
    private static ColumnDialect? ProvedElsewhere(Layout layout)
    {
        var proved = layout.Dialect.Columns
            .Where(c => c.Form == ValueForm.Date && c.DateOrder is DateOrder.DayFirst or DateOrder.MonthFirst && !c.IsDateOrderContradicted).ToList();
        return proved.Count > 0 && proved.All(c => c.DateOrder == proved[0].DateOrder) ? proved[0] : null;
    }

    private static ColumnDialect? MarkProvedElsewhere(Layout layout)
    {
        var proved = layout.Dialect.Columns
            .Where(c => c.Form == ValueForm.Number && c.DecimalMark is not null && !c.IsDecimalMarkContradicted).ToList();
        return proved.Count > 0 && proved.All(c => c.DecimalMark == proved[0].DecimalMark) ? proved[0] : null;
    }

    /// <summary>A copy with semicolons or decimal commas passed through another country's program, and its dates with it.</summary>
    private static bool IsAsPublished(Dialect dialect)
        => dialect.Delimiter == "," && dialect.Columns.All(column => column.DecimalMark != ",");
}
