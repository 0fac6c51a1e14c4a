using Npgsql;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>Rows on their way to a table: gathered while the one connection is busy, copied when it is free.</summary>
/// <param name="statement">The binary COPY they go by.</param>
internal sealed class CopyBuffer(string statement) : IDisposable
{
    /// <summary>Beyond so many bytes they should go before more come.</summary>
    private const int Most = 4 * 1024 * 1024;

    private readonly MemoryStream rows = new();
    private CopyWriter? writer;

    public CopyWriter Writer => writer ??= new CopyWriter(rows);

    public bool IsFull => rows.Length > Most;

    public async Task FlushAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (writer is null)
        {
            return;
        }

        writer.Complete();
        await using (var stream = await connection.BeginRawBinaryCopyAsync(statement, ct))
        {
            rows.Position = 0;
            await rows.CopyToAsync(stream, ct);
        }

        Clear();
    }

    /// <summary>Forgets what has gathered.</summary>
    public void Clear()
    {
        rows.SetLength(0);
        writer = null;
    }

    public void Dispose() => rows.Dispose();
}
