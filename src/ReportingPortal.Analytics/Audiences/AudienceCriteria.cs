using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Audiences;

/// <summary>Who came to a step of a funnel and no further, over the last days of the data.</summary>
/// <param name="Days">So many up to the as-of date; null means all.</param>
/// <param name="WindowMinutes">Null: as long as the session lasts.</param>
/// <param name="Step">Number of the last step reached, from 1.</param>
/// <param name="StepWindowMinutes">From each step to the next, as <see cref="FunnelSettings.StepWindows"/>.</param>
public sealed record FunnelDropOutCriteria(
    IReadOnlyList<EventType> Steps, FunnelMode Mode, FunnelUnit Unit, int? WindowMinutes, int Step, int? Days = null, string? Region = null, string? Category = null,
    IReadOnlyList<int?>? StepWindowMinutes = null)
{
    public static FunnelDropOutCriteria Of(FunnelSettings settings, int step, int? days, string? region, string? category)
        => new(
            settings.Steps, settings.Mode, settings.Unit, (int?)settings.Window?.TotalMinutes, step, days, region, category,
            settings.StepWindows?.Select(window => (int?)window?.TotalMinutes).ToList());

    /// <summary>The funnel they are found by.</summary>
    public FunnelSettings Settings()
        => new(Steps, Mode, Unit, Span(WindowMinutes), StepWindows: StepWindowMinutes?.Select(Span).ToList());

    private static TimeSpan? Span(int? minutes) => minutes is { } number ? TimeSpan.FromMinutes(number) : null;
}

/// <summary>What defines an audience; all that is given must hold, ranges include their ends.</summary>
/// <param name="Category">The favourite (D14).</param>
/// <param name="MinSpend">Net sales of the orders that count.</param>
/// <param name="MinDays">Since the last order.</param>
/// <param name="MovedFrom">The RFM group <paramref name="MovedMonths"/> months before the end of the last whole month.</param>
/// <param name="MovedTo">The RFM group at that end.</param>
public sealed record AudienceCriteria(
    string? Group = null, string? ValueTier = null, string? ActivityStatus = null, int? SegmentId = null, string? Region = null, string? Category = null,
    decimal? MinSpend = null, decimal? MaxSpend = null, int? MinOrders = null, int? MaxOrders = null, int? MinDays = null, int? MaxDays = null,
    string? MovedFrom = null, string? MovedTo = null, int? MovedMonths = null, FunnelDropOutCriteria? Funnel = null)
{
    private static readonly string[] Tiers = ["Gold", "Silver", "Bronze", "None"];
    private static readonly string[] Statuses = ["Active", "Dormant", "Churned", "Prospect"];

    /// <summary>What can't be, in sentences; none when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (this with { MovedMonths = null } == new AudienceCriteria())
        {
            yield return "Say by at least one thing who belongs to the audience.";
        }

        foreach (var (what, value, known) in new[]
        {
            ("group", Group, RfmGroups.Coded), ("group moved from", MovedFrom, RfmGroups.Coded), ("group moved to", MovedTo, RfmGroups.Coded), ("tier", ValueTier, Tiers),
            ("status", ActivityStatus, Statuses),
        })
        {
            if (value is not null && !known.Contains(value))
            {
                yield return $"There is no {what} named '{value}'.";
            }
        }

        if (MinSpend > MaxSpend || MinOrders > MaxOrders || MinDays > MaxDays)
        {
            yield return "A range begins at or below its end.";
        }

        if (MovedMonths is < 1 or >= RfmPoints.Months)
        {
            yield return $"Moves go back 1 to {RfmPoints.Months - 1} months.";
        }

        if (Funnel is { } funnel && (funnel.Steps is not { Count: >= 2 and <= FunnelSettings.MaxSteps } || funnel.Step < 1 || funnel.Step >= funnel.Steps.Count
            || funnel.WindowMinutes is < 1 || funnel.WindowMinutes > FunnelSettings.MaxWindow.TotalMinutes || funnel.Days is < 1 or > 36_600
            || (funnel.WindowMinutes is null && funnel.Unit == FunnelUnit.Person)
            || (funnel.StepWindowMinutes is { } each && (funnel.Mode == FunnelMode.Any || each.Count != funnel.Steps.Count - 1
                || each.Any(minutes => minutes is < 1 || minutes > FunnelSettings.MaxWindow.TotalMinutes)))))
        {
            yield return $"A funnel has 2 to {FunnelSettings.MaxSteps} steps, a step to have stopped at before the last, and windows of a year at most; steps in any order have none of their own.";
        }
    }
}
