using ReportingPortal.Ingestion.Storing;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>
/// Tells how far a load or an undo is, at most a few times a second, and when it will be done; learns on the way that it
/// was cancelled.
/// </summary>
/// <param name="byteSize">Of the upload: what is told is a share of it.</param>
/// <param name="toRead">Bytes of all files the work reads; for a load its own.</param>
internal sealed class LoadProgress(
    UploadLog log, IProgress<IngestProgress>? listener, long byteSize, long toRead, TimeProvider clock, CancellationTokenSource cancelled)
{
    private const long Interval = 500;

    // Shares of a load's time, roughly: what is left is told as "about".
    private const double ReadingToMerge = 0.35;
    private const double ReadingIntoPlace = 0.7;
    private const double Merging = 0.75;
    private const double Computing = 0.97;

    private readonly DateTimeOffset began = clock.GetUtcNow();
    private string stage = "";
    private long bytes;
    private long rows;
    private long last;
    private double share;
    private double reading = ReadingToMerge;

    public void EnterReading(string name, double done = 0) => Enter(name, reading * done);

    /// <summary>Rows are where they belong when they are read: that is most of the work then.</summary>
    public void ReadIntoPlace(bool isSo) => reading = isSo ? ReadingIntoPlace : ReadingToMerge;

    public void EnterMerging() => Enter("Merging rows", reading);

    public void EnterComputing() => Enter("Computing figures", Merging);

    public void EnterFinishing() => Enter("Finishing", Computing);

    /// <summary>The load is committed: what follows is not of it any more, nor can it be cancelled.</summary>
    public void EnterStatistics() => listener?.Report(new IngestProgress(IngestProgress.Statistics, byteSize, byteSize));

    /// <param name="bytesRead">Of all that is to be read.</param>
    public void Tick(long bytesRead, long rowsRead)
    {
        (bytes, rows) = (toRead == byteSize ? bytesRead : (long)((double)byteSize * bytesRead / Math.Max(1, toRead)), rowsRead);
        share = reading * bytesRead / Math.Max(1, toRead);
        if (Environment.TickCount64 - last >= Interval)
        {
            Write();
        }
    }

    private void Enter(string name, double reached)
    {
        (stage, share) = (name, Math.Max(share, reached));
        Write();
    }

    private void Write()
    {
        last = Environment.TickCount64;
        listener?.Report(new IngestProgress(stage, bytes, byteSize));
        if (!log.Progress(new WorkDone(stage, bytes, rows, ExpectedFinish())))
        {
            cancelled.Cancel();
            cancelled.Token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>What is left takes as long as what is done did, share by share; nothing is said of the first moments.</summary>
    private DateTimeOffset? ExpectedFinish()
    {
        var now = clock.GetUtcNow();
        var elapsed = now - began;
        return share < 0.02 || elapsed < TimeSpan.FromSeconds(1) ? null : now + elapsed * ((1 - share) / share);
    }
}
