using Npgsql;
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
        var count = await CopyAsync(copy, rows, tick, ct);
        await unit.SayAsync(analyze, ct);
        return count;
    }

    private async Task<long> CopyAsync(string statement, RowReader rows, Action<long> tick, CancellationToken ct)
    {
        var stream = await unit.Connection.BeginRawBinaryCopyAsync(statement, ct);
        await using (stream)
        {
            try
            {
                return Copy(new CopyWriter(stream), rows, tick, ct);
            }
            catch
            {
                await AbandonAsync(stream);
                throw;
            }
        }
    }

    /// <summary>A copy that the server ended already has nothing to cancel; saying so must not hide why it ended.</summary>
    public static async Task AbandonAsync(NpgsqlRawCopyStream stream)
    {
        try
        {
            await stream.CancelAsync();
        }
        catch (Exception e) when (e is ObjectDisposedException or NpgsqlException)
        {
        }
    }

    /// <summary>Synchronous on purpose: one await a row costs more than the row.</summary>
    private long Copy(CopyWriter copy, RowReader rows, Action<long> tick, CancellationToken ct)
    {
        var count = 0L;
        while (rows.Next(copy))
        {
            if (++count % Stride == 0)
            {
                ct.ThrowIfCancellationRequested();
                tick(count);
            }
        }

        rows.Finish(copy);
        copy.Complete();
        unit.AreOrdersTogether = rows.AreOrdersTogether;
        unit.RowsStaged = count + rows.Added;
        unit.Contradictions = rows.Contradictions;
        unit.StatesRefunds = rows.StatesRefunds;
        unit.HasRejected = rows.Rejected > 0;
        return count;
    }
}
