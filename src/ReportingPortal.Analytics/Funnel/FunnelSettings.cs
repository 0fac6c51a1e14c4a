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
public sealed record FunnelSettings(
    IReadOnlyList<EventType> Steps, FunnelMode Mode = FunnelMode.Ordered, FunnelUnit Unit = FunnelUnit.Person, TimeSpan? Window = null,
    FunnelBreakdown Breakdown = FunnelBreakdown.None)
{
    public const int MaxSteps = 8;

    public static readonly TimeSpan PersonWindow = TimeSpan.FromDays(7);

    public static readonly TimeSpan MaxWindow = TimeSpan.FromDays(366);

    public static readonly IReadOnlyList<EventType> StandardSteps = [EventType.SessionStart, EventType.ProductView, EventType.AddToCart, EventType.Purchase];

    public static readonly FunnelSettings Standard = new(StandardSteps, Window: PersonWindow);
}
