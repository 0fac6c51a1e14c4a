using ReportingPortal.Ingestion.Previewing;

namespace ReportingPortal.Benchmarks;

/// <summary>Loads that ask nobody need no figures to show.</summary>
internal static class NoPreview
{
    public static ReadFigures Of(IServiceProvider services) => (_, _, _) => throw new InvalidOperationException("A benchmark shows no preview.");
}
