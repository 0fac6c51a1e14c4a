using System.Globalization;
using System.Text.RegularExpressions;

namespace ReportingPortal.Data.Sql;

/// <summary>
/// Statements with the values of their parameters written into them, for COPY, which takes no parameters. Only of types whose text
/// no one outside can shape: numbers, dates, truth. Texts are refused.
/// </summary>
public static partial class SqlLiterals
{
    /// <param name="values">By name; what is named nowhere is left out.</param>
    /// <exception cref="NotSupportedException">A value is of another type.</exception>
    public static string Inline(string sql, IReadOnlyDictionary<string, object?> values)
        => Parameter().Replace(sql, match => values.TryGetValue(match.Groups[1].Value, out var value) ? Literal(value) : match.Value);

    private static string Literal(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        short or int or long => string.Create(CultureInfo.InvariantCulture, $"({value})"),
        DateOnly day => $"date '{Of(day)}'",
        DateOnly[] days => $"array[{string.Join(',', days.Select(day => $"'{Of(day)}'"))}]::date[]",
        short[] numbers => $"array[{string.Join(',', numbers)}]::smallint[]",
        _ => throw new NotSupportedException($"A {value.GetType().Name} is no value to write into a statement."),
    };

    private static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A cast's two colons, or an operator's @, are no parameter.</summary>
    [GeneratedRegex(@"(?<![\w@:])@(\w+)")]
    private static partial Regex Parameter();
}
