using Quartz;
using ReportingPortal.Ingestion;

namespace ReportingPortal.Web.Jobs;

/// <summary>Passes a load's progress on to the scheduler, where operators see it on every node.</summary>
public sealed class JobProgress(IJobExecutionContext context) : IProgress<IngestProgress>
{
    public void Report(IngestProgress value)
        => context.ReportProgress(value.ByteSize == 0 ? 0 : (int)Math.Clamp(100 * value.BytesRead / value.ByteSize, 0, 100), value.Stage);
}
