using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Data.Results;

namespace ReportingPortal.Analytics.Explain;

/// <summary>What a figure is cut to when it is asked to explain itself; which of it matters, <see cref="ExplainedFigure.Cut"/> says.</summary>
public sealed record ExplainScope(Period Period, FigureFilter Filter)
{
    /// <summary>The days the period is compared with; null where the history does not cover them.</summary>
    public Period? Compared { get; init; }

    public FunnelSettings Funnel { get; init; } = FunnelSettings.Standard;

    /// <summary>Days a funnel's attempts may start on; null means all that have events.</summary>
    public Period? FunnelDays { get; init; } = Period;

    /// <summary>The group customers are of; null means all.</summary>
    public string? Group { get; init; }

    public RfmDimension Dimension { get; init; } = RfmDimension.Region;

    /// <summary>The days customers moved between.</summary>
    public RfmSpan Moved { get; init; } = new();

    public BasketBy Baskets { get; init; } = BasketBy.Product;

    /// <summary>The product sold, or that rules must name; null means all.</summary>
    public string? Product { get; init; }

    /// <summary>Whose history it is; of nobody's there is nothing.</summary>
    public string? Customer { get; init; }

    /// <summary>The upload whose rows are judged; null means all.</summary>
    public Guid? Upload { get; init; }

    public CohortGrain Grain { get; init; } = CohortGrain.Month;

    /// <summary>Half-open first days of the cohorts shown; null means all.</summary>
    public (DateOnly? From, DateOnly? To) Cohorts { get; init; }
}
