using System.Globalization;
using ReportingPortal.Analytics;
using ReportingPortal.Reports.Formatting;

namespace ReportingPortal.Web.Formatting;

/// <summary>How figures are written for people: amounts as in reports, grouped digits, one decimal for rates, "–" for what is undefined.</summary>
public sealed class FigureFormat(string currency)
{
    public const string Undefined = "–";

    private const string Minus = "\u2212";

    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    private static readonly NumberFormatInfo Rates = new() { NegativeSign = Minus };

    private readonly MoneyText money = new(currency);

    public string Currency { get; } = currency;

    /// <summary>To the coin, as in tables and tooltips.</summary>
    public string Money(decimal? value) => money.Full(value);

    /// <summary>Whole units of currency, as in sentences and dense columns.</summary>
    public string MoneyWhole(decimal? value) => money.Whole(value);

    /// <summary>Three digits that decide, as on a tile: £1.16M.</summary>
    public string MoneyShort(decimal? value) => money.Brief(value);

    /// <summary>What stands before the digits of an amount.</summary>
    public string MoneyPrefix => money.Prefix;

    public static string CountShort(decimal? value)
        => value is { } count && Shortened.Of(count, 2) is var brief ? Signed(count, Math.Abs(brief.Number).ToString("#,##0.##", English) + brief.Word) : Undefined;

    public static string Count(decimal? value) => value is { } count ? Signed(count, Math.Abs(count).ToString("#,##0.##", English)) : Undefined;

    /// <summary>A mean with one decimal.</summary>
    public static string Mean(decimal? value) => value is { } mean ? Signed(mean, Math.Abs(mean).ToString("#,##0.0", English)) : Undefined;

    /// <summary>Of means that are small by nature, as orders a customer.</summary>
    public static string SmallMean(decimal? value) => value is { } mean ? Signed(mean, Math.Abs(mean).ToString("#,##0.00", English)) : Undefined;

    public static string Share(decimal? rate) => Percentage.Of(rate, Rates);

    /// <summary>Of rates that are small by nature: two decimals.</summary>
    public static string SmallShare(decimal? rate) => Percentage.Of(rate, Rates, 2);

    /// <summary>A change with its sign always written: +12.4 %.</summary>
    public static string Change(decimal? rate) => Percentage.Change(rate, Rates);

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", English);

    public static string Month(DateOnly month) => month.ToString("MMM yyyy", English);

    /// <summary>A half-open period as people say it: first and last day, both included.</summary>
    public static string Days(Period period)
    {
        var last = period.To.AddDays(-1);
        return period.From == last ? Day(last)
            : period.From.Year == last.Year ? $"{period.From.ToString("d MMM", English)} – {Day(last)}"
            : $"{Day(period.From)} – {Day(last)}";
    }

    /// <summary>How long work took: "0.8 s", "2 min 5 s".</summary>
    public static string Lasted(TimeSpan time) => time.TotalMinutes >= 1
        ? string.Create(English, $"{(int)time.TotalMinutes} min {time.Seconds} s")
        : string.Create(English, $"{time.TotalSeconds:0.0} s");

    /// <summary>"1 customer", "12 customers".</summary>
    public static string Plural(int count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{Count(count)} {many ?? one + "s"}";

    // A value that rounds to nothing carries no sign: "0.0", not "−0.0".
    private static string Signed(decimal value, string magnitude)
        => value < 0 && magnitude.Any(c => c is >= '1' and <= '9') ? Minus + magnitude : magnitude;
}
