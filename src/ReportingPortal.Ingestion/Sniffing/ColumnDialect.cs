using System.Text.Json.Serialization;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>What most values of a column are.</summary>
public enum ValueForm
{
    Empty,
    Text,
    Number,
    Date,
    Email,
}

/// <summary>How a column's values are written, as far as they prove it themselves.</summary>
public sealed record ColumnDialect(string Name)
{
    public ValueForm Form { get; init; }

    /// <summary>Set where dates prove an order: the one most of them prove.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>"." or "," where numbers prove it: the one most of them prove.</summary>
    public string? DecimalMark { get; init; }

    /// <summary>Dates that can all be read day first and month first.</summary>
    public bool IsDateOrderOpen { get; init; }

    /// <summary>Numbers like 1.234, which can all be read as a thousand and more, or as one and a bit.</summary>
    public bool IsDecimalMarkOpen { get; init; }

    /// <summary>Numbers, all between 0 and 1 and not all whole.</summary>
    public bool IsRate { get; init; }

    /// <summary>If its numbers are rates, most are written in percent: above 1 rather than below.</summary>
    public bool IsPercent { get; init; }

    /// <summary>The largest number among those looked at, zero at least; null where the column holds none.</summary>
    public decimal? Largest { get; init; }

    /// <summary>The sign or code that amounts bear: the first seen.</summary>
    public string? CurrencyMark { get; init; }

    /// <summary>Why, with counts, and what was decided by it.</summary>
    public string? Evidence { get; init; }

    public ColumnCounts Counts { get; init; } = new();

    /// <summary>What rows beyond those looked at say against it, in a sentence; null where they are few or none.</summary>
    public string? LateContradiction { get; init; }

    /// <summary>Values prove a day first and others a month first, too many of either to be slips.</summary>
    public bool IsDateOrderContradicted => ColumnCounts.AreBothCommon(Counts.DayFirst, Counts.MonthFirst);

    /// <summary>Values prove a decimal point and others a decimal comma, too many of either to be slips.</summary>
    public bool IsDecimalMarkContradicted => ColumnCounts.AreBothCommon(Counts.DecimalPoints, Counts.DecimalCommas);
}

/// <summary>What was counted, value by value; 0 is left out of the JSON.</summary>
public sealed record ColumnCounts
{
    /// <summary>Of two proofs that contradict each other, a share as small as this is taken for slips of the pen.</summary>
    private const double Slips = 0.01;

    public long Values { get; init; }

    public long Empty { get; init; }

    /// <summary>Of the empty ones those that stand below a value.</summary>
    public long Below { get; init; }

    /// <summary>Of the empty ones those written Null, Nan or Nat.</summary>
    public long NameLike { get; init; }

    public long Emails { get; init; }

    public long Dates { get; init; }

    public long YearFirst { get; init; }

    public long DayFirst { get; init; }

    public long MonthFirst { get; init; }

    /// <summary>Dates with a named month or counted in seconds: their order is no question.</summary>
    public long PlainDates { get; init; }

    /// <summary>Dates like 24-01-13 of a column all of which may begin with the year.</summary>
    public long ShortYears { get; init; }

    /// <summary>Times of day without a date.</summary>
    public long Times { get; init; }

    /// <summary>Numbers like 45299, which in a column of dates are days as spreadsheets count them.</summary>
    public long SpreadsheetDays { get; init; }

    public long WithTime { get; init; }

    /// <summary>Times that say they are UTC.</summary>
    public long InUtc { get; init; }

    /// <summary>Times with another offset from UTC.</summary>
    public long WithOffset { get; init; }

    public long Numbers { get; init; }

    /// <summary>Values that only a decimal point explains.</summary>
    public long DecimalPoints { get; init; }

    /// <summary>Values that only a decimal comma explains.</summary>
    public long DecimalCommas { get; init; }

    /// <summary>Values like 1.234 or 1,234, which either explains.</summary>
    public long OpenMarks { get; init; }

    /// <summary>Of these the ones that somebody wrote as text: no number of a workbook or of JSON is handed on so.</summary>
    public long OpenTexts { get; init; }

    /// <summary>In a column called type: words for payments, refunds, payouts and other movements of money.</summary>
    public long Movements { get; init; }

    /// <summary>Of these the ones that are no sales: payouts, conversions, fees.</summary>
    public long OutsideSales { get; init; }

    /// <summary>The column says of each row what kind of movement it is, and some are no sales.</summary>
    [JsonIgnore]
    public bool AreMovements => OutsideSales > 0 && Movements * 2 >= Values;

    /// <summary>In a column of names few are called Null: where many are, a program wrote so what it had no name for.</summary>
    public bool AreNames => NameLike > 0 && NameLike <= Math.Max(1, Values * Slips);

    public static bool AreBothCommon(long one, long other) => Math.Min(one, other) > (one + other) * Slips;
}
