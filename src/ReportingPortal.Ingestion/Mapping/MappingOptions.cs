using System.Globalization;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>What may stand in a mapping beside its fields: how the file is written, as far as a person said so.</summary>
public static class MappingOptions
{
    /// <summary>day_first, month_first or year_first.</summary>
    public const string DateOrder = "date_order";

    /// <summary>A point or a comma.</summary>
    public const string DecimalMark = "decimal_mark";

    /// <summary>shop (also when it is left out) or utc: whose clock the times without an offset are by.</summary>
    public const string Clock = "clock";

    /// <summary>One of <see cref="ToldDialect.Encodings"/>.</summary>
    public const string Encoding = "encoding";

    /// <summary>One of <see cref="ToldDialect.Delimiters"/>; "tab" is understood as well.</summary>
    public const string Delimiter = "delimiter";

    /// <summary>The known layout whose habits the file has (returns, values of the first row), whatever its columns are mapped to.</summary>
    public const string Habits = "habits";

    /// <summary>yes or no: whether a row without an order number belongs to the order above it.</summary>
    public const string FillDown = "fill_down";

    /// <summary>yes, where a person was asked whether a total that an order's rows repeat is each row's own, and kept it so.</summary>
    public const string RowTotals = "row_totals";

    public static readonly IReadOnlySet<string> All = new HashSet<string> { DateOrder, DecimalMark, Clock, Encoding, Delimiter, Habits, FillDown, RowTotals };

    /// <summary>What is wrong with the options of a mapping, in sentences.</summary>
    public static IEnumerable<string> ProblemsOf(IReadOnlyDictionary<string, string> mapping)
    {
        if (mapping.TryGetValue(DateOrder, out var order) && ParseDateOrder(order) is null)
        {
            yield return "date_order is day_first, month_first or year_first.";
        }

        if (mapping.TryGetValue(DecimalMark, out var mark) && mark is not ("." or ","))
        {
            yield return "decimal_mark is a point or a comma.";
        }

        if (mapping.TryGetValue(Clock, out var clock) && clock is not ("shop" or "utc"))
        {
            yield return "clock is shop or utc.";
        }

        if (mapping.TryGetValue(Encoding, out var encoding) && !ToldDialect.Encodings.ContainsKey(encoding))
        {
            yield return $"encoding is one of {string.Join(", ", ToldDialect.Encodings.Keys)}.";
        }

        if (mapping.TryGetValue(Delimiter, out var delimiter) && !ToldDialect.Delimiters.ContainsKey(Unnamed(delimiter)))
        {
            yield return "delimiter is a comma, a semicolon, tab or a vertical bar.";
        }

        if (mapping.TryGetValue(FillDown, out var fill) && fill is not ("yes" or "no"))
        {
            yield return "fill_down is yes or no.";
        }

        if (mapping.TryGetValue(RowTotals, out var own) && own is not "yes")
        {
            yield return "row_totals is yes, or left out.";
        }

        if (mapping.TryGetValue(Habits, out var habits) && Presets.ByName(habits) is null)
        {
            yield return $"habits is one of {string.Join(", ", Presets.All.Select(preset => preset.Name))}.";
        }
    }

    /// <summary>How the file is written according to a mapping; unknown values count as nothing said.</summary>
    public static ToldDialect ToldBy(IReadOnlyDictionary<string, string>? mapping)
    {
        var encoding = mapping?.GetValueOrDefault(Encoding);
        var delimiter = mapping?.GetValueOrDefault(Delimiter) is { } text ? Unnamed(text) : null;
        return new(
            encoding is not null && ToldDialect.Encodings.ContainsKey(encoding) ? encoding : null,
            delimiter is not null && ToldDialect.Delimiters.ContainsKey(delimiter) ? delimiter : null);
    }

    public static DateOrder? ParseDateOrder(string? text) => text switch
    {
        "day_first" => Sniffing.DateOrder.DayFirst,
        "month_first" => Sniffing.DateOrder.MonthFirst,
        "year_first" => Sniffing.DateOrder.YearFirst,
        _ => null,
    };

    /// <summary>"21 Nov 2026".</summary>
    internal static string Day(DateTimeOffset at) => at.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Unnamed(string delimiter) => delimiter is "tab" or "\\t" ? "\t" : delimiter;
}
