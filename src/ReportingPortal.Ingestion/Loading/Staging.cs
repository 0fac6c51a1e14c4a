using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Parsing;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>
/// Copies a file's rows into a temporary table of the load's transaction. COPY straight into a tenant's table is refused
/// under row-level security.
/// </summary>
internal sealed class Staging(LoadUnit unit, UploadKind kind)
{
    /// <summary>Rows between two looks at the clock and the cancellation.</summary>
    private const int Stride = 2000;

    /// <param name="tick">Told the rows read so far.</param>
    /// <returns>The number of rows in the file, those that could not be read included.</returns>
    public async Task<long> RunAsync(RowReader rows, Action<long> tick, CancellationToken ct)
    {
        var (create, copy, analyze) = FactFolder.Staging(kind);
        await unit.RunAsync(create, ct);
        var count = await new CopyPipe(unit, copy).RunAsync((outbox, stop) => Copy(new CopyWriter(outbox), rows, tick, stop), ct);
        await unit.SayAsync(analyze, ct);
        return count;
    }

    private long Copy(CopyWriter copy, RowReader rows, Action<long> tick, CancellationToken stop)
    {
        var count = 0L;
        while (rows.Next(copy))
        {
            if (++count % Stride == 0)
            {
                stop.ThrowIfCancellationRequested();
                tick(count);
            }
        }

        rows.Finish(copy);
        copy.Complete();
        unit.AreOrdersTogether = rows.AreOrdersTogether;
        unit.RowsStaged = count - rows.Skipped + rows.Added;
        unit.Contradictions = rows.Contradictions;
        unit.Totals = rows.Totals;
        unit.StatesRefunds = rows.StatesRefunds;
        unit.StatesStatus = rows.StatesStatus;
        unit.HasRejected = rows.Rejected > 0;
        return count;
    }
}
