using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Funnel;

public enum FunnelMode
{
    /// <summary>Steps one after the other, with anything in between.</summary>
    Ordered,

    /// <summary>Steps one directly after the other in the unit's stream of events.</summary>
    Strict,

    /// <summary>Steps in whatever order.</summary>
    Any,
}

public enum FunnelUnit
{
    Person,
    Session,
}

public enum FunnelBreakdown
{
    None,
    Region,
    Category,
    Group,
}

/// <summary>What is asked of a funnel (D7).</summary>
/// <param name="Steps">2 to <see cref="MaxSteps"/> kinds of events; one may stand more than once and needs as many events then.</param>
/// <param name="Window">From the first step to the last, inclusive; null means as long as the session lasts.</param>
/// <param name="StepWindows">
/// From each step to the next, inclusive, beside <paramref name="Window"/>; one less than the steps, null for no limit. Not of steps in any order,
/// which have no next.
/// </param>
public sealed record FunnelSettings(
    IReadOnlyList<EventType> Steps, FunnelMode Mode = FunnelMode.Ordered, FunnelUnit Unit = FunnelUnit.Person, TimeSpan? Window = null,
    FunnelBreakdown Breakdown = FunnelBreakdown.None, IReadOnlyList<TimeSpan?>? StepWindows = null)
{
    public const int MaxSteps = 8;

    public static readonly TimeSpan PersonWindow = TimeSpan.FromDays(7);

    public static readonly TimeSpan MaxWindow = TimeSpan.FromDays(366);

    public static readonly IReadOnlyList<EventType> StandardSteps = [EventType.SessionStart, EventType.ProductView, EventType.AddToCart, EventType.Purchase];

    public static readonly FunnelSettings Standard = new(StandardSteps, Window: PersonWindow);

    /// <summary>The longest time to a step from the one before; null for no limit of its own.</summary>
    /// <param name="step">Its place among the steps; the first has none.</param>
    public TimeSpan? WindowBefore(int step) => step > 0 ? StepWindows?[step - 1] : null;

    /// <summary>Whether two events lie close enough for one step after the other.</summary>
    /// <param name="step">Place of the later one.</param>
    public bool Reaches(int step, DateTimeOffset before, DateTimeOffset at) => WindowBefore(step) is not { } window || at - before <= window;
}
