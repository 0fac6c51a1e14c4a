using System.Diagnostics;

namespace ReportingPortal.Benchmarks.Ingest;

/// <summary>The most memory this process, which is the host of the load, has held since the watch began, above what it held then.</summary>
internal sealed class HostMemory : IDisposable
{
    private readonly Timer timer;
    private readonly long before;
    private long most;

    public HostMemory()
    {
        GC.Collect();
        before = most = Held();
        timer = new Timer(_ => most = Math.Max(most, Held()), null, 100, 100);
    }

    public double GrowthInMegabytes => (most - before) / 1e6;

    public void Dispose() => timer.Dispose();

    private static long Held()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
