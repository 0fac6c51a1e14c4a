using Npgsql;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>Rows on their way to a table: gathered while the one connection is busy, copied when it is free.</summary>
/// <param name="statement">The binary COPY they go by.</param>
/// <param name="asLoader">It goes into a tenant's table, which only the loader's role may copy to.</param>
internal sealed class CopyBuffer(string statement, bool asLoader = false) : IDisposable
{
    /// <summary>Beyond so many bytes they should go before more come.</summary>
    private const int Most = 2 * 1024 * 1024;

    private MemoryStream rows = new();
    private MemoryStream? spare;
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

    private MemoryStream? Take()
    {
        if (writer is null)
        {
            return null;
        }

        writer.Complete();
        writer = null;
        var taken = rows;
        rows = Interlocked.Exchange(ref spare, null) ?? new MemoryStream();
        return taken;
    }

    private async Task CopyAsync(MemoryStream taken, NpgsqlConnection connection, CancellationToken ct)
    {
        if (asLoader)
        {
            await LoaderRole.TakeOnAsync(connection, ct);
        }

        await using (var stream = await connection.BeginRawBinaryCopyAsync(statement, ct))
        {
            taken.Position = 0;
            await taken.CopyToAsync(stream, ct);
        }

        if (asLoader)
        {
            await LoaderRole.PutOffAsync(connection, ct);
        }

        // What once grew beyond the usual is not held for the rest of the file.
        if (taken.Capacity <= 2 * Most)
        {
            taken.SetLength(0);
            Volatile.Write(ref spare, taken);
        }
    }
}
