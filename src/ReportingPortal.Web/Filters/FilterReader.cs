using System.Globalization;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Scope;

namespace ReportingPortal.Web.Filters;

/// <summary>
/// Reads from, to or until, period, region, category and compare out of a query string. A value that can't be used becomes a
/// problem and its default: a page shows both, the API refuses with 400.
/// </summary>
public sealed class FilterReader
{
    /// <summary>Longest period asked for by dates: beyond it a gap-free daily series is of no use to anyone.</summary>
    public const int MaxDays = 50 * 366;

    private readonly IQueryCollection query;
    private readonly DataScope scope;
    private readonly List<FilterProblem> problems = [];
    private PeriodPreset? chosen;

    private FilterReader(IQueryCollection query, DataScope scope)
    {
        this.query = query;
        this.scope = scope;
    }

    /// <param name="preset">The period when none is asked for: a key of <see cref="PeriodPreset"/>, or null for the page's default.</param>
    public static FilterBar Read(IQueryCollection query, DataScope scope, string? preset = null) => new FilterReader(query, scope).Read(preset);

    private FilterBar Read(string? preset)
    {
        var period = ReadPeriod(preset);
        var filter = new FigureFilter(
            OneOf("region", scope.Regions),
            OneOf("category", scope.Categories));
        var compareTo = ReadCompare();
        return new FilterBar(scope, period, PresetOf(period), filter, compareTo, problems);
    }

    private Period ReadPeriod(string? preset)
    {
        var from = ReadDay("from");
        var to = ReadDay("to");
        var until = ReadDay("until");
        if (to is not null && until is not null)
        {
            Refuse("to", "Give either 'to' (the first day after the period) or 'until' (its last day), not both.");
        }

        to ??= until?.AddDays(1);
        var standard = StandardPeriod(preset);
        if (problems.Count > 0 || (from is null && to is null))
        {
            return standard;
        }

        var all = AllHistory();
        return Checked(new Period(from ?? all.From, to ?? all.To), standard);
    }

    private Period Checked(Period asked, Period standard)
    {
        if (asked.Days < 1)
        {
            Refuse("from", "The period ends before it begins: choose a last day on or after the first day.");
            return standard;
        }

        if (asked.Days > MaxDays)
        {
            Refuse("from", "The period is longer than fifty years: choose a later first day or an earlier last day.");
            return standard;
        }

        return asked;
    }

    private Period StandardPeriod(string? preset)
    {
        var key = Value("period") ?? preset;
        if (key is not null && PeriodPreset.All.All(known => known.Key != key))
        {
            Refuse("period", $"There is no period named '{key}'. Known are {string.Join(", ", PeriodPreset.All.Select(known => known.Key))}.");
            key = preset;
        }

        var all = AllHistory();
        if (scope.IsEmpty)
        {
            return all;
        }

        chosen = key is null ? PeriodPreset.Default(scope.Beginning, all.From, scope.AsOfDate!.Value) : PeriodPreset.Named(key);
        return chosen.Of(all.From, scope.AsOfDate!.Value);
    }

    // A tenant without orders has no days to show: an empty period at a fixed place keeps every query class callable.
    private Period AllHistory() => scope is { FirstOrderOn: { } first, AsOfDate: { } asOf }
        ? new Period(first, asOf.AddDays(1))
        : new Period(new DateOnly(2000, 1, 1), new DateOnly(2000, 1, 1));

    private PeriodPreset? PresetOf(Period period)
    {
        if (scope is not { FirstOrderOn: { } first, AsOfDate: { } asOf })
        {
            return null;
        }

        var equal = PeriodPreset.All.Where(preset => preset.Of(first, asOf) == period).ToList();
        return chosen is not null && equal.Contains(chosen) ? chosen : equal.FirstOrDefault();
    }

    private DateOnly? ReadDay(string name)
    {
        if (Value(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1900 and <= 2200)
        {
            return day;
        }

        Refuse(name, $"'{name}' must be a date such as 2024-03-31; '{text}' is not one.");
        return null;
    }

    private string? OneOf(string name, IReadOnlyCollection<string> known)
    {
        if (Value(name) is not { } text || known.Contains(text))
        {
            return Value(name);
        }

        Refuse(name, $"There is no {name} named '{text}' in this shop's data.");
        return null;
    }

    private CompareTo ReadCompare()
    {
        switch (Value("compare"))
        {
            case null or "previous_period":
                return CompareTo.PreviousPeriod;
            case "previous_year":
                return CompareTo.PreviousYear;
            default:
                Refuse("compare", "'compare' must be previous_period or previous_year.");
                return CompareTo.PreviousPeriod;
        }
    }

    private string? Value(string name)
    {
        var text = query[name].ToString().Trim();
        return text.Length == 0 ? null : text;
    }

    private void Refuse(string name, string message) => problems.Add(new FilterProblem(name, message));
}
