using System.Buffers;
using System.IO.Compression;
using Npgsql;
using ReportingPortal.Data;

namespace ReportingPortal.Ingestion.Storing;

/// <summary>
/// The pieces of an upload, unpacked. Whoever asks for them one after the other finds the next one unpacked already: a second
/// processor does it while the first one reads.
/// </summary>
internal sealed class StoredPieces(PortalDataSources sources, int tenantId, Guid uploadId) : IDisposable
{
    private (int Number, Task<Piece> Piece)? ahead;
    private int last = -1;

    /// <summary>Behind the last piece an empty one. It is the caller's to give back.</summary>
    public Piece Read(int number) => TakeAhead(number) is { } begun ? WithNext(number, begun.GetAwaiter().GetResult()) : WithNext(number, Load(number));

    /// <inheritdoc cref="Read"/>
    public async ValueTask<Piece> ReadAsync(int number, CancellationToken ct)
        => WithNext(number, TakeAhead(number) is { } begun ? await begun.WaitAsync(ct) : await LoadAsync(number, ct));

    public void Dispose() => DropAhead();

    /// <summary>
    /// The piece, with the one behind it begun where whoever reads goes on from the one before. A piece that is not full is
    /// the last; the first one alone may be all that is wanted.
    /// </summary>
    private Piece WithNext(int number, Piece piece)
    {
        if (number > 0 && number == last + 1 && piece.Length == UploadStream.PieceSize)
        {
            ahead = (number + 1, Task.Run(() => Load(number + 1)));
        }

        last = number;
        return piece;
    }

    private Task<Piece>? TakeAhead(int number)
    {
        if (ahead is not { } next)
        {
            return null;
        }

        if (next.Number != number)
        {
            DropAhead();
            return null;
        }

        ahead = null;
        return next.Piece;
    }

    private void DropAhead()
    {
        _ = ahead?.Piece.ContinueWith(unused => unused.Result.Return(), TaskContinuationOptions.OnlyOnRanToCompletion);
        ahead = null;
    }

    private Piece Load(int number)
    {
        using var unit = TenantConnection.Begin(sources, tenantId);
        using var command = Select(unit, number);
        using var reader = command.ExecuteReader();
        return Unpack(reader.Read() ? reader : null);
    }

    private async Task<Piece> LoadAsync(int number, CancellationToken ct)
    {
        await using var unit = await TenantConnection.BeginAsync(sources, tenantId, ct);
        await using var command = Select(unit, number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return Unpack(await reader.ReadAsync(ct) ? reader : null);
    }

    private NpgsqlCommand Select(TenantConnection unit, int number)
        => unit.Command(
            "select content, raw_length from upload_chunks where tenant_id = $1 and upload_id = $2 and chunk_number = $3",
            tenantId, uploadId, number);

    private static Piece Unpack(NpgsqlDataReader? row)
    {
        if (row is null)
        {
            return default;
        }

        var piece = new Piece(ArrayPool<byte>.Shared.Rent(row.GetInt32(1)), row.GetInt32(1));
        using var inflated = new DeflateStream(new MemoryStream((byte[])row[0]), CompressionMode.Decompress);
        inflated.ReadExactly(piece.Bytes!.AsSpan(0, piece.Length));
        return piece;
    }
}

/// <param name="Bytes">From the shared pool; null for no piece.</param>
internal readonly record struct Piece(byte[]? Bytes, int Length)
{
    public void Return()
    {
        if (Bytes is not null)
        {
            ArrayPool<byte>.Shared.Return(Bytes);
        }
    }
}
