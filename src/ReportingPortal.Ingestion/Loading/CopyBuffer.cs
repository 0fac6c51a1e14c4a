using Microsoft.IO;
using Npgsql;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>Rows on their way to a table: gathered while the one connection is busy, copied when it is free.</summary>
/// <param name="statement">The binary COPY they go by.</param>
/// <param name="asLoader">It goes into a tenant's table, which only the loader's role may copy to.</param>
internal sealed class CopyBuffer(string statement, bool asLoader = false) : IDisposable
{
    /// <summary>Beyond so many bytes they should go before more come.</summary>
    private const int Most = 2 * 1024 * 1024;

    /// <summary>Blocks that come back are kept for the next rows, so many bytes of them: growing arrays anew each time was half of a large load's garbage.</summary>
    private const int MostKept = 16 * 1024 * 1024;

    private static readonly RecyclableMemoryStreamManager Blocks
        = new(new RecyclableMemoryStreamManager.Options { MaximumSmallPoolFreeBytes = MostKept, MaximumLargePoolFreeBytes = 0 });

    private RecyclableMemoryStream rows = Blocks.GetStream();
    private CopyWriter? writer;

    public CopyWriter Writer => writer ??= new CopyWriter(rows);

    public bool IsFull => rows.Length > Most;

    /// <summary>Hands over what has gathered, to be copied once the connection is free, and begins anew.</summary>
    public void SendTo(Outbox outbox)
    {
        if (Take() is { } taken)
        {
            outbox.Post((unit, ct) => CopyAsync(taken, unit.Connection, ct));
        }
    }

    /// <summary>The same, once enough has gathered.</summary>
    public void SendFullTo(Outbox outbox)
    {
        if (IsFull)
        {
            SendTo(outbox);
        }
    }

    public async Task FlushAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (Take() is { } taken)
        {
            await CopyAsync(taken, connection, ct);
        }
    }

    /// <summary>Forgets what has gathered.</summary>
    public void Clear()
    {
        rows.SetLength(0);
        writer = null;
    }

    public void Dispose() => rows.Dispose();

    private RecyclableMemoryStream? Take()
    {
        if (writer is null)
        {
            return null;
        }

        writer.Complete();
        writer = null;
        var taken = rows;
        rows = Blocks.GetStream();
        return taken;
    }

    private async Task CopyAsync(RecyclableMemoryStream taken, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var sent = taken;
        if (asLoader)
        {
            await LoaderRole.TakeOnAsync(connection, ct);
        }

        await using (var stream = await connection.BeginRawBinaryCopyAsync(statement, ct))
        {
            sent.Position = 0;
            await sent.CopyToAsync(stream, ct);
        }

        if (asLoader)
        {
            await LoaderRole.PutOffAsync(connection, ct);
        }
    }
}
