using System.Globalization;
using ReportingPortal.Analytics;
using ReportingPortal.Reports.Formatting;

namespace ReportingPortal.Web.Formatting;

/// <summary>How figures are written for people: one currency, grouped digits, one decimal for rates, "–" for what is undefined.</summary>
public sealed class FigureFormat(string currency)
{
    public const string Undefined = "–";

    private const string Minus = "\u2212";

    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    private static readonly NumberFormatInfo Rates = new() { NegativeSign = Minus };

    private static readonly Dictionary<string, string> Symbols = new()
    {
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["USD"] = "$",
        ["JPY"] = "¥",
        ["INR"] = "₹",
        ["BRL"] = "R$",
        ["AUD"] = "A$",
        ["CAD"] = "C$",
    };

    public string Currency { get; } = currency;

    public string Symbol { get; } = Symbols.GetValueOrDefault(currency, currency + "\u00a0");

    /// <summary>To the cent, as in tables and tooltips.</summary>
    public string Money(decimal? value) => value is { } amount ? Signed(amount, Symbol + Math.Abs(amount).ToString("#,##0.00", English)) : Undefined;

    /// <summary>Whole units of currency, as in sentences and dense columns.</summary>
    public string MoneyWhole(decimal? value)
        => value is { } amount ? Signed(Math.Round(amount), Symbol + Math.Abs(Math.Round(amount)).ToString("#,##0", English)) : Undefined;

    /// <summary>Three digits that decide, as on a tile: £1.16M.</summary>
    public string MoneyShort(decimal? value) => value is { } amount ? Signed(amount, Symbol + Short(Math.Abs(amount))) : Undefined;

    public static string CountShort(decimal? value) => value is { } count ? Signed(count, Short(Math.Abs(count), whole: true)) : Undefined;

    public static string Count(decimal? value) => value is { } count ? Signed(count, Math.Abs(count).ToString("#,##0.##", English)) : Undefined;

    /// <summary>A mean with one decimal.</summary>
    public static string Mean(decimal? value) => value is { } mean ? Signed(mean, Math.Abs(mean).ToString("#,##0.0", English)) : Undefined;

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

    private static string Short(decimal value, bool whole = false) => value switch
    {
        >= 999_500_000m => Digits(value / 1_000_000_000m) + "B",
        >= 999_500m => Digits(value / 1_000_000m) + "M",
        >= 9_999.5m => Digits(value / 1_000m) + "K",
        >= 100m => value.ToString("#,##0", English),
        _ => value.ToString(whole ? "#,##0.##" : "#,##0.00", English),
    };

    private static string Digits(decimal value) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0", English);

    // A value that rounds to nothing carries no sign: "0.0", not "−0.0".
    private static string Signed(decimal value, string magnitude)
        => value < 0 && magnitude.Any(c => c is >= '1' and <= '9') ? Minus + magnitude : magnitude;
}
