using System.Buffers;
using Npgsql;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>
/// Reads a file on one thread and copies its rows on another: the server works on one processor while the next rows are read
/// on another.
/// </summary>
/// <param name="statement">The binary COPY the rows go by.</param>
/// <param name="asLoader">It goes into a tenant's table, which only the loader's role may copy to.</param>
internal sealed class CopyPipe(LoadUnit unit, string statement, bool asLoader = false)
{
    private NpgsqlRawCopyStream? copy;

    /// <param name="read">Writes the rows to the outbox; synchronous on purpose: one await a row costs more than the row.</param>
    public async Task<T> RunAsync<T>(Func<Outbox, CancellationToken, T> read, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var outbox = new Outbox(stop.Token);
        var reading = Task.Run(() => Read(read, outbox, stop.Token), CancellationToken.None);
        try
        {
            await SendAsync(outbox, ct);
        }
        catch
        {
            await stop.CancelAsync();
            await Task.WhenAny(reading);
            throw;
        }

        return await reading;
    }

    private static T Read<T>(Func<Outbox, CancellationToken, T> read, Outbox outbox, CancellationToken stop)
    {
        try
        {
            var result = read(outbox, stop);
            outbox.Complete(null);
            return result;
        }
        catch (Exception failure)
        {
            outbox.Complete(failure);
            throw;
        }
    }

    private async Task SendAsync(Outbox outbox, CancellationToken ct)
    {
        try
        {
            await foreach (var parcel in outbox.Parcels.ReadAllAsync(ct))
            {
                await SendAsync(parcel, ct);
            }

            await EndAsync(ct);
        }
        catch
        {
            if (copy is not null)
            {
                await AbandonAsync(copy);
            }

            throw;
        }
    }

    private async Task SendAsync(Parcel parcel, CancellationToken ct)
    {
        if (parcel.Work is { } work)
        {
            await EndAsync(ct);
            await work(unit, ct);
            return;
        }

        copy ??= await BeginAsync(ct);
        await copy.WriteAsync(parcel.Rows.AsMemory(0, parcel.Length), ct);
        ArrayPool<byte>.Shared.Return(parcel.Rows);
    }

    private async Task<NpgsqlRawCopyStream> BeginAsync(CancellationToken ct)
    {
        if (asLoader)
        {
            await LoaderRole.TakeOnAsync(unit.Connection, ct);
        }

        return await unit.Connection.BeginRawBinaryCopyAsync(statement, ct);
    }

    private async Task EndAsync(CancellationToken ct)
    {
        if (copy is null)
        {
            return;
        }

        var ended = copy;
        copy = null;
        await ended.DisposeAsync();
        if (asLoader)
        {
            await LoaderRole.PutOffAsync(unit.Connection, ct);
        }
    }

    /// <summary>A copy that the server ended already has nothing to cancel; saying so must not hide why it ended.</summary>
    private static async Task AbandonAsync(NpgsqlRawCopyStream stream)
    {
        try
        {
            await stream.CancelAsync();
        }
        catch (Exception e) when (e is ObjectDisposedException or NpgsqlException)
        {
        }

        await stream.DisposeAsync();
    }
}
