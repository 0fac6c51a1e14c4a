using ReportingPortal.Ingestion.Parsing;

namespace ReportingPortal.Ingestion.Loading.First;

/// <summary>
/// Copies a file's rows into the facts while they are read, in as many COPYs as it takes: between two of them goes what has
/// gathered beside the rows.
/// </summary>
internal sealed class FirstCopy(LoadUnit unit, FirstRows first)
{
    /// <summary>Rows between two looks at the clock and the cancellation.</summary>
    private const int Stride = 2000;

    /// <param name="tick">Told the rows read so far.</param>
    /// <returns>The number of rows in the file, those that could not be read included.</returns>
    public Task<long> RunAsync(RowReader rows, Action<long> tick, CancellationToken ct)
        => new CopyPipe(unit, first.Copy, asLoader: true).RunAsync((outbox, stop) => Read(rows, outbox, tick, stop), ct);

    private long Read(RowReader rows, Outbox outbox, Action<long> tick, CancellationToken stop)
    {
        var copy = new CopyWriter(outbox);
        var count = 0L;
        while (rows.Next(copy))
        {
            if (++count % Stride == 0)
            {
                stop.ThrowIfCancellationRequested();
                tick(count);
                if (first.IsFull)
                {
                    copy.EndPart();
                    first.SendTo(outbox, onlyFull: true);
                    copy.BeginPart();
                }
            }
        }

        rows.Finish(copy);
        copy.Complete();
        first.SendTo(outbox, onlyFull: false);
        return count;
    }
}
