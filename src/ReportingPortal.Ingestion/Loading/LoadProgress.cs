using ReportingPortal.Ingestion.Storing;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>Tells how far a load is, at most a few times a second, and learns on the way that it was cancelled.</summary>
internal sealed class LoadProgress(UploadLog log, IProgress<IngestProgress>? listener, long byteSize, CancellationTokenSource cancelled)
{
    private const long Interval = 500;

    private string stage = "";
    private long bytes;
    private long last;

    public void Enter(string name)
    {
        stage = name;
        Write();
    }

    public void Tick(long bytesRead)
    {
        bytes = bytesRead;
        if (Environment.TickCount64 - last >= Interval)
        {
            Write();
        }
    }

    private void Write()
    {
        last = Environment.TickCount64;
        listener?.Report(new IngestProgress(stage, bytes, byteSize));
        if (!log.Progress(stage, bytes))
        {
            cancelled.Cancel();
            cancelled.Token.ThrowIfCancellationRequested();
        }
    }
}
