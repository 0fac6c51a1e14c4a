using System.Buffers;
using System.IO.Compression;
using ReportingPortal.Data;

namespace ReportingPortal.Ingestion.Storing;

/// <summary>The raw bytes of an upload, forward only, one stored piece in memory at a time.</summary>
internal sealed class UploadStream(PortalDataSources sources, int tenantId, Guid uploadId) : Stream
{
    private byte[] piece = [];
    private int pieceLength;
    private int pieceOffset;
    private int nextPiece;
    private bool atEnd;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    /// <summary>Bytes handed out so far: the progress of whoever reads.</summary>
    public long BytesRead { get; private set; }

    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    /// <summary>Whether the file begins as gzip files do; reads nothing away.</summary>
    public bool IsGzip()
        => BytesRead == 0 && (pieceLength > 0 || ReadPiece()) && piece.AsSpan(0, pieceLength) is [0x1f, 0x8b, ..];

    public override int Read(Span<byte> buffer)
    {
        if (pieceOffset == pieceLength && !ReadPiece())
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, pieceLength - pieceOffset);
        piece.AsSpan(pieceOffset, count).CopyTo(buffer);
        pieceOffset += count;
        BytesRead += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (pieceOffset == pieceLength && !atEnd)
        {
            await using var unit = await TenantConnection.BeginAsync(sources, tenantId, cancellationToken);
            await using var command = Select(unit);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            Accept(await reader.ReadAsync(cancellationToken) ? ((byte[])reader[0], (int)reader[1]) : null);
        }

        return Read(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && piece.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(piece);
            piece = [];
            pieceLength = pieceOffset = 0;
            atEnd = true;
        }

        base.Dispose(disposing);
    }

    private bool ReadPiece()
    {
        if (atEnd)
        {
            return false;
        }

        using var unit = TenantConnection.Begin(sources, tenantId);
        using var command = Select(unit);
        using var reader = command.ExecuteReader();
        return Accept(reader.Read() ? ((byte[])reader[0], (int)reader[1]) : null);
    }

    private Npgsql.NpgsqlCommand Select(TenantConnection unit)
        => unit.Command(
            "select content, raw_length from upload_chunks where tenant_id = $1 and upload_id = $2 and chunk_number = $3",
            tenantId, uploadId, nextPiece);

    private bool Accept((byte[] Content, int RawLength)? stored)
    {
        pieceOffset = pieceLength = 0;
        if (stored is not { } next)
        {
            atEnd = true;
            return false;
        }

        if (piece.Length < next.RawLength)
        {
            if (piece.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(piece);
            }

            piece = ArrayPool<byte>.Shared.Rent(next.RawLength);
        }

        using var inflated = new DeflateStream(new MemoryStream(next.Content), CompressionMode.Decompress);
        inflated.ReadExactly(piece.AsSpan(0, next.RawLength));
        pieceLength = next.RawLength;
        nextPiece++;
        return true;
    }
}
