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
        var mode = OneOf("mode", FunnelMode.Ordered);
        Settings = new FunnelSettings(Steps(), mode, unit, Window(unit), OneOf("breakdown", FunnelBreakdown.None), StepWindows(mode));
    }

    public FunnelSettings Settings { get; }

    public IReadOnlyList<FilterProblem> Problems => problems;

    public static FunnelRequest Read(IQueryCollection query) => new(query);

    /// <summary>What is asked beside the standard, as it stands in an address.</summary>
    public IReadOnlyList<(string Name, string? Value)> State
        =>
        [
            ("steps", Given("steps") is null ? null : string.Join(',', Settings.Steps.Select(Name))), ("step_windows", StepWindowNames(Settings)),
            .. new[] { "mode", "unit", "window", "breakdown" }.Select(name => (name, Given(name))),
        ];

    public static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>As they stand in an address; null where no step has one.</summary>
    public static string? StepWindowNames(FunnelSettings settings)
        => settings.StepWindows is { } windows ? string.Join(',', windows.Select(window => window is null ? "" : WindowName(window))) : null;

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
        var names = Slots("steps").Where(name => name.Length > 0).ToList();
        if (names.Count == 0)
        {
            return FunnelSettings.StandardSteps;
        }

        var known = Enum.GetValues<EventType>().ToDictionary(Name);
        if (names.Count is >= 2 and <= FunnelSettings.MaxSteps && names.All(known.ContainsKey))
        {
            return [.. names.Select(name => known[name])];
        }

        problems.Add(new FilterProblem("steps", $"'steps' must be 2 to {FunnelSettings.MaxSteps} of {string.Join(", ", known.Keys)}."));
        return FunnelSettings.StandardSteps;
    }

    /// <summary>A window for each step that is there but the first; a form may leave out steps in between.</summary>
    private List<TimeSpan?>? StepWindows(FunnelMode mode)
    {
        var texts = Slots("step_windows");
        if (texts.All(text => text.Length == 0))
        {
            return null;
        }

        var steps = Slots("steps") is { Length: > 1 } given ? given : [.. FunnelSettings.StandardSteps.Select(Name)];
        var later = Enumerable.Range(0, steps.Length).Where(slot => steps[slot].Length > 0).Skip(1).ToList();
        var windows = later.ConvertAll(slot => slot <= texts.Length && texts[slot - 1].Length > 0 ? Span(texts[slot - 1]) : (TimeSpan?)TimeSpan.Zero);
        if (mode == FunnelMode.Any || windows.Contains(null) || texts.Length >= steps.Length)
        {
            problems.Add(new FilterProblem("step_windows", mode == FunnelMode.Any
                ? "'step_windows' needs steps in an order: mode ordered or strict."
                : $"'step_windows' must be one window for each step after the first, such as 30m,,1d (none for the second), at most {FunnelSettings.MaxWindow.Days}d each."));
            return null;
        }

        return windows.TrueForAll(window => window == TimeSpan.Zero) ? null : windows.ConvertAll(window => window == TimeSpan.Zero ? null : window);
    }

    private string? Given(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>Given at once by commas, or one by one as a form sends them; empty ones included.</summary>
    private string[] Slots(string name) => string.Join(',', query[name].AsEnumerable()).Split(',', StringSplitOptions.TrimEntries);

    private TimeSpan? Window(FunnelUnit unit)
    {
        var text = query["window"].ToString();
        if (text.Length == 0 || (text == SessionWindow && unit == FunnelUnit.Session))
        {
            return unit == FunnelUnit.Session ? null : FunnelSettings.PersonWindow;
        }

        if (Span(text) is { } window)
        {
            return window;
        }

        problems.Add(new FilterProblem("window", $"'window' must be days, hours or minutes such as 7d, 12h or 30m, at most {FunnelSettings.MaxWindow.Days}d; 'session' where the unit is a session."));
        return unit == FunnelUnit.Session ? null : FunnelSettings.PersonWindow;
    }

    /// <summary>Null where the text is no window.</summary>
    private static TimeSpan? Span(string text)
    {
        var size = text[^1] switch { 'd' => TimeSpan.FromDays(1), 'h' => TimeSpan.FromHours(1), 'm' => TimeSpan.FromMinutes(1), _ => TimeSpan.Zero };
        return size > TimeSpan.Zero && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            && number <= FunnelSettings.MaxWindow / size
            ? size * number
            : null;
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
