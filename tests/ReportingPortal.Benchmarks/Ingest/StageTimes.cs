using System.Diagnostics;
using ReportingPortal.Ingestion;

namespace ReportingPortal.Benchmarks.Ingest;

/// <summary>Prints when each stage of a load or an undo begins.</summary>
internal sealed class StageTimes(Stopwatch watch) : IProgress<IngestProgress>
{
    private string last = "";

    /// <summary>When rows and figures were there for everybody to see.</summary>
    public TimeSpan Committed { get; private set; }

    public void Report(IngestProgress value)
    {
        if (value.Stage != last)
        {
            last = value.Stage;
            Committed = last == IngestProgress.Statistics ? watch.Elapsed : Committed;
            Console.WriteLine($"  {watch.Elapsed.TotalSeconds,6:N2} s  {last}");
        }
    }
}
