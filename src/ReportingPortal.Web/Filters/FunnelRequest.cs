using System.Globalization;
using System.Text.Json;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Data.Facts;

namespace ReportingPortal.Web.Filters;

/// <summary>Reads steps, mode, unit, window and breakdown of a funnel out of a query string, under the names the API and the page share.</summary>
public sealed class FunnelRequest
{
    public const string SessionWindow = "session";

    private readonly IQueryCollection query;
    private readonly List<FilterProblem> problems = [];

    private FunnelRequest(IQueryCollection query)
    {
        this.query = query;
        var unit = OneOf("unit", FunnelUnit.Person);
        Settings = new FunnelSettings(Steps(), OneOf("mode", FunnelMode.Ordered), unit, Window(unit), OneOf("breakdown", FunnelBreakdown.None));
    }

    public FunnelSettings Settings { get; }

    public IReadOnlyList<FilterProblem> Problems => problems;

    public static FunnelRequest Read(IQueryCollection query) => new(query);

    /// <summary>What is asked beside the standard, as it stands in an address.</summary>
    public IReadOnlyList<(string Name, string? Value)> State
        => [.. new[] { "steps", "mode", "unit", "window", "breakdown" }.Select(name => (name, query[name].ToString() is { Length: > 0 } text ? text : null))];

    public static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static string WindowName(TimeSpan? window) => window switch
    {
        null => SessionWindow,
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerDay == 0 => $"{window.Value.Days}d",
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerHour == 0 => $"{(int)window.Value.TotalHours}h",
        _ => $"{(int)window.Value.TotalMinutes}m",
    };

    /// <summary>Visits may begin before the first order and go on after the last one: a period that is all of the orders' history is all of theirs.</summary>
    public static Period? Days(FilterBar bar)
        => bar.Period.Days == 0 || (bar.Period.From == bar.Scope.FirstOrderOn && bar.Period.To == bar.Scope.AsOfDate?.AddDays(1)) ? null : bar.Period;

    private IReadOnlyList<EventType> Steps()
    {
        var names = query["steps"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length == 0)
        {
            return FunnelSettings.StandardSteps;
        }

        var known = Enum.GetValues<EventType>().ToDictionary(Name);
        if (names.Length is >= 2 and <= FunnelSettings.MaxSteps && names.All(known.ContainsKey))
        {
            return [.. names.Select(name => known[name])];
        }

        problems.Add(new FilterProblem("steps", $"'steps' must be 2 to {FunnelSettings.MaxSteps} of {string.Join(", ", known.Keys)}."));
        return FunnelSettings.StandardSteps;
    }

    private TimeSpan? Window(FunnelUnit unit)
    {
        var text = query["window"].ToString();
        if (text.Length == 0 || (text == SessionWindow && unit == FunnelUnit.Session))
        {
            return unit == FunnelUnit.Session ? null : FunnelSettings.PersonWindow;
        }

        var size = text[^1] switch { 'd' => TimeSpan.FromDays(1), 'h' => TimeSpan.FromHours(1), 'm' => TimeSpan.FromMinutes(1), _ => TimeSpan.Zero };
        if (size > TimeSpan.Zero && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            && number <= FunnelSettings.MaxWindow / size)
        {
            return size * number;
        }

        problems.Add(new FilterProblem("window", $"'window' must be days, hours or minutes such as 7d, 12h or 30m, at most {FunnelSettings.MaxWindow.Days}d; 'session' where the unit is a session."));
        return unit == FunnelUnit.Session ? null : FunnelSettings.PersonWindow;
    }

    private T OneOf<T>(string name, T standard) where T : struct, Enum
    {
        var text = query[name].ToString();
        if (text.Length == 0)
        {
            return standard;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (Name(value) == text)
            {
                return value;
            }
        }

        problems.Add(new FilterProblem(name, $"'{name}' must be one of {string.Join(", ", Enum.GetValues<T>().Select(Name))}."));
        return standard;
    }
}
