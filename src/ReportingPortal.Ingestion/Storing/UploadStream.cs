using ReportingPortal.Data;

namespace ReportingPortal.Ingestion.Storing;

/// <summary>
/// The raw bytes of an upload, one stored piece in memory and the next one on its way. Every piece but the last has <see cref="PieceSize"/>
/// bytes, so that a position tells its piece: archives, whose directory stands at the end, need no copy on disk.
/// </summary>
internal sealed class UploadStream(PortalDataSources sources, int tenantId, Guid uploadId) : Stream
{
    public const int PieceSize = 512 * 1024;

    private readonly StoredPieces pieces = new(sources, tenantId, uploadId);
    private Piece piece;
    private long pieceStart;
    private long position;
    private long? length;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    /// <summary>Of an unknown upload 0.</summary>
    public override long Length => length ??= ReadLength();

    public override long Position
    {
        get => position;
        set => position = value >= 0 ? value : throw new IOException("A file has nothing before its start.");
    }

    public override int Read(Span<byte> buffer)
        => Holds(position) || (!IsAtEnd && Accept(pieces.Read(PieceAt(position)))) ? Take(buffer) : 0;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!Holds(position) && (IsAtEnd || !Accept(await pieces.ReadAsync(PieceAt(position), cancellationToken))))
        {
            return 0;
        }

        return Take(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin)
        => Position = offset + origin switch { SeekOrigin.Current => position, SeekOrigin.End => Length, _ => 0 };

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            pieces.Dispose();
            piece.Return();
            piece = default;
        }

        base.Dispose(disposing);
    }

    /// <summary>Behind a piece that is not full comes nothing.</summary>
    private bool IsAtEnd => piece.Length is > 0 and < PieceSize && position >= pieceStart + piece.Length;

    private bool Holds(long at) => at >= pieceStart && at < pieceStart + piece.Length;

    private int Take(Span<byte> buffer)
    {
        var offset = (int)(position - pieceStart);
        var count = Math.Min(buffer.Length, piece.Length - offset);
        piece.Bytes.AsSpan(offset, count).CopyTo(buffer);
        position += count;
        return count;
    }

    private static int PieceAt(long position) => (int)Math.Min(int.MaxValue, position / PieceSize);

    private bool Accept(Piece next)
    {
        piece.Return();
        (piece, pieceStart) = (next, position / PieceSize * PieceSize);
        return Holds(position);
    }

    private long ReadLength()
    {
        using var unit = TenantConnection.Begin(sources, tenantId);
        using var command = unit.Command("select byte_size from uploads where tenant_id = $1 and upload_id = $2", tenantId, uploadId);
        return (long?)command.ExecuteScalar() ?? 0;
    }
}
