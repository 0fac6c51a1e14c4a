using ReportingPortal.Ingestion.Previewing;

namespace ReportingPortal.Benchmarks;

/// <summary>Loads that ask nobody need no figures to show.</summary>
internal static class NoPreview
{
    public static ReadFigures Of(IServiceProvider services) => (_, _, _) => throw new InvalidOperationException("A benchmark shows no preview.");

    /// <summary>An undo keeps its effect with the upload; here nobody reads it.</summary>
    public static ReadFigures Empty(IServiceProvider services)
        => (_, _, _) => Task.FromResult(new FiguresByMonth(new Dictionary<DateOnly, KeyFigures>(), KeyFigures.None));
}
