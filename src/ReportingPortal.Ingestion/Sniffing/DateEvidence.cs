using System.Globalization;
using ReportingPortal.Ingestion.Parsing;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>Counts what dates prove: which of their parts is the day, and by whose clock they are.</summary>
internal sealed class DateEvidence
{
    private const double AllButSlips = 0.99;

    private long yearFirst;
    private long dayFirst;
    private long monthFirst;
    private long plain;
    private long days;
    private long shortYears;
    private readonly HashSet<int> firsts = [];
    private readonly HashSet<int> lasts = [];
    private long withTime;
    private long inUtc;
    private long withOffset;

    public long Count { get; private set; }

    /// <summary>Moments counted in seconds: numbers, as long as the column's name does not say otherwise.</summary>
    public long Counted { get; private set; }

    /// <summary>Of these the ones that may be days as spreadsheets count them, and more often are numbers.</summary>
    public long Days => days;

    public bool IsOrderOpen => Count > Counted && (yearFirst + dayFirst + monthFirst + plain == 0 || BeginWithShortYears);

    /// <summary>
    /// 24-01-13, 24-02-03: days change more than years do, so what changes less is the year. Where all of a column can begin with
    /// it and their ends change more, that is asked.
    /// </summary>
    private bool BeginWithShortYears => shortYears > 0 && shortYears >= Count * AllButSlips && firsts.Count < lasts.Count;

    public void Add(in DateParts parts)
    {
        Count++;
        Counted += parts.IsCount ? 1 : 0;
        days += parts.IsCount && parts.Offset is null ? 1 : 0;
        if (parts.MayBeginWithShortYear)
        {
            shortYears++;
            firsts.Add(parts.First);
            lasts.Add(parts.Third);
        }

        if (parts.IsCount || parts.IsMonthNamed)
        {
            plain++;
        }
        else if (parts.IsYearFirst)
        {
            yearFirst++;
        }
        else if (parts.Separator == (byte)'.' || parts.First > 12)
        {
            // Dots separate dates only where the day comes first.
            dayFirst++;
        }
        else if (parts.Second > 12)
        {
            monthFirst++;
        }

        AddClock(parts);
    }

    /// <summary>Dates that begin with the year are read in any order, and leave it to the others.</summary>
    public DateOrder? Order => Math.Max(dayFirst, monthFirst) switch
    {
        _ when BeginWithShortYears => null,
        0 => yearFirst + plain > 0 ? DateOrder.YearFirst : null,
        var most when most == dayFirst => DateOrder.DayFirst,
        _ => DateOrder.MonthFirst,
    };

    public ColumnCounts AddTo(ColumnCounts counts) => counts with
    {
        Dates = Count,
        YearFirst = yearFirst,
        DayFirst = dayFirst,
        MonthFirst = monthFirst,
        PlainDates = plain,
        SpreadsheetDays = days,
        ShortYears = BeginWithShortYears ? shortYears : 0,
        WithTime = withTime,
        InUtc = inUtc,
        WithOffset = withOffset,
    };

    public string Sentence()
    {
        if (Count == plain)
        {
            return Counted == Count ? Text($"{Count:N0} moments counted in seconds since 1970, in UTC.") : Text($"{Count:N0} dates with a named month.");
        }

        if (BeginWithShortYears)
        {
            return Text($"{Count:N0} dates of three numbers below 100, the first of which may be the year.") + Clock();
        }

        var order = yearFirst == Count
            ? Text($"{Count:N0} dates, all begin with the year.")
            : Text($"{Count:N0} dates: {yearFirst:N0} begin with the year, {dayFirst:N0} can only be day first, {monthFirst:N0} only month first.");
        return order + Clock();
    }

    private string Clock() => (withTime, inUtc + withOffset) switch
    {
        (0, _) => "",
        (_, 0) => " Times carry no offset from UTC.",
        var (all, known) when all == known => inUtc == all ? " All times are in UTC." : " All times carry their offset from UTC.",
        var (all, known) => Text($" {known:N0} times carry their offset from UTC, {all - known:N0} do not."),
    };

    private void AddClock(in DateParts parts)
    {
        withTime += parts.TimeTicks > 0 || parts.Offset is not null ? 1 : 0;
        inUtc += parts.Offset == TimeSpan.Zero ? 1 : 0;
        withOffset += parts.Offset is { } offset && offset != TimeSpan.Zero ? 1 : 0;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
