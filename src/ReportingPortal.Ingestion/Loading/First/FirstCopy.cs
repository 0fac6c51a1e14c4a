using ReportingPortal.Data;
using ReportingPortal.Ingestion.Parsing;

namespace ReportingPortal.Ingestion.Loading.First;

/// <summary>
/// Copies a file's rows into the facts while they are read, in as many COPYs as it takes: between two of them goes what has
/// gathered beside the rows. COPY under row-level security is refused. The loader's role passes it, and can do nothing but
/// this: it may not write tenant_id, which the column itself takes from the setting that the policies look at too.
/// </summary>
internal sealed class FirstCopy(LoadUnit unit, FirstRows first)
{
    /// <summary>Rows between two looks at the clock and the cancellation.</summary>
    private const int Stride = 2000;

    private CopyWriter? copy;
    private long count;

    /// <param name="tick">Told the rows read so far.</param>
    /// <returns>The number of rows in the file, those that could not be read included.</returns>
    public async Task<long> RunAsync(RowReader rows, Action<long> tick, CancellationToken ct)
    {
        for (var hasMore = true; hasMore;)
        {
            await unit.SayAsync($"set local role {DatabaseLogins.LoaderRole}", ct);
            await using (var stream = await unit.Connection.BeginRawBinaryCopyAsync(first.Copy, ct))
            {
                try
                {
                    hasMore = CopyPart(stream, rows, tick, ct);
                }
                catch
                {
                    await Staging.AbandonAsync(stream);
                    throw;
                }
            }

            await unit.SayAsync("set local role none", ct);
            await first.FlushAsync(unit, onlyFull: hasMore, ct);
        }

        return count;
    }

    /// <summary>Synchronous on purpose: one await a row costs more than the row.</summary>
    private bool CopyPart(Stream stream, RowReader rows, Action<long> tick, CancellationToken ct)
    {
        copy?.BeginPart(stream);
        copy ??= new CopyWriter(stream);
        while (rows.Next(copy))
        {
            if (++count % Stride == 0)
            {
                ct.ThrowIfCancellationRequested();
                tick(count);
                if (first.IsFull)
                {
                    copy.EndPart();
                    return true;
                }
            }
        }

        rows.Finish(copy);
        copy.Complete();
        return false;
    }
}
