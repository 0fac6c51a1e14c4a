using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReportingPortal.Web.Api;

/// <summary>snake_case with numbers as words of their own: items_to_80, moving_average_7d.</summary>
public sealed partial class FieldNames : JsonNamingPolicy
{
    public override string ConvertName(string name) => BeforeDigits().Replace(SnakeCaseLower.ConvertName(name), "_");

    [GeneratedRegex("(?<=[a-z])(?=[0-9])")]
    private static partial Regex BeforeDigits();
}
