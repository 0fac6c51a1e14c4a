using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Funnel;

/// <summary>One step of a funnel. Rates are 0 to 1, null where nobody could have come; times are from the start of the attempt.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">Units that came at least this far.</param>
/// <param name="ConversionRate">Of those who entered.</param>
/// <param name="StepConversionRate">Of those who reached the step before.</param>
/// <param name="DropOff">1 less <paramref name="StepConversionRate"/>.</param>
/// <param name="StoppedHere">Units that came this far and no further.</param>
/// <param name="WithinSeconds">How soon after the step before it has to come; null for no limit but that of all.</param>
public sealed record FunnelStep(
    int Number, EventType Step, int Count, decimal? ConversionRate, decimal? StepConversionRate, decimal? DropOff, int StoppedHere, double? MedianSeconds,
    double? MeanSeconds, double? P90Seconds, double? WithinSeconds);

/// <summary>Units that took this long through the whole funnel; seconds, half-open, the last without end.</summary>
public sealed record FunnelBin(double FromSeconds, double? ToSeconds, int Count);

/// <summary>The funnel of those whose first touch has this value; null where the data tells none.</summary>
/// <param name="Counts">Units that came at least this far, step by step.</param>
public sealed record FunnelSlice(string? Value, IReadOnlyList<int> Counts, decimal? ConversionRate);

/// <summary>A funnel as a whole.</summary>
/// <param name="ConversionRate">Of those who entered, the share that reached the last step; null without any.</param>
/// <param name="Open">Units not at the last step whose window has not closed yet: they may still come further.</param>
/// <param name="WindowSeconds">Null: as long as the session lasts.</param>
/// <param name="DataEndsAt">The last event in the data; null without any.</param>
public sealed record FunnelResult(
    FunnelMode Mode, FunnelUnit Unit, double? WindowSeconds, FunnelBreakdown BreakdownBy, IReadOnlyList<FunnelStep> Steps, decimal? ConversionRate, int Open,
    IReadOnlyList<FunnelBin> Histogram, IReadOnlyList<FunnelSlice> Breakdown, DateTimeOffset? DataEndsAt)
{
    public int Entered => Steps[0].Count;

    public int Converted => Steps[^1].Count;
}

/// <summary>A person or session that entered the funnel and stopped before its end.</summary>
/// <param name="UnitId">The person's or session's id.</param>
/// <param name="Reached">Number of the last step reached.</param>
/// <param name="Open">Still in the window.</param>
public sealed record FunnelDropOut(string UnitId, string? CustomerId, int Reached, DateTimeOffset StartedAt, DateTimeOffset LastStepAt, bool Open);
