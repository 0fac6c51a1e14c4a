using System.Diagnostics;
using ReportingPortal.Ingestion;

namespace ReportingPortal.Benchmarks.Ingest;

/// <summary>Prints when each stage of a load or an undo begins.</summary>
internal sealed class StageTimes(Stopwatch watch) : IProgress<IngestProgress>
{
    private string last = "";

    public void Report(IngestProgress value)
    {
        if (value.Stage != last)
        {
            last = value.Stage;
            Console.WriteLine($"  {watch.Elapsed.TotalSeconds,6:N2} s  {last}");
        }
    }
}
