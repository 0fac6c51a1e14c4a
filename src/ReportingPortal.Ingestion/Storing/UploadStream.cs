using System.Buffers;
using System.IO.Compression;
using ReportingPortal.Data;

namespace ReportingPortal.Ingestion.Storing;

/// <summary>
/// The raw bytes of an upload, one stored piece in memory at a time. Every piece but the last has <see cref="PieceSize"/>
/// bytes, so that a position tells its piece: archives, whose directory stands at the end, need no copy on disk.
/// </summary>
internal sealed class UploadStream(PortalDataSources sources, int tenantId, Guid uploadId) : Stream
{
    public const int PieceSize = 512 * 1024;

    private byte[] piece = [];
    private long pieceStart;
    private int pieceLength;
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

    public override int Read(Span<byte> buffer) => Holds(position) || ReadPiece() ? Take(buffer) : 0;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!Holds(position))
        {
            await using var unit = await TenantConnection.BeginAsync(sources, tenantId, cancellationToken);
            await using var command = SelectPiece(unit);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            if (!Accept(await reader.ReadAsync(cancellationToken) ? ((byte[])reader[0], (int)reader[1]) : null))
            {
                return 0;
            }
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
        if (disposing && piece.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(piece);
            piece = [];
            pieceLength = 0;
        }

        base.Dispose(disposing);
    }

    private bool Holds(long at) => at >= pieceStart && at < pieceStart + pieceLength;

    private int Take(Span<byte> buffer)
    {
        var offset = (int)(position - pieceStart);
        var count = Math.Min(buffer.Length, pieceLength - offset);
        piece.AsSpan(offset, count).CopyTo(buffer);
        position += count;
        return count;
    }

    private bool ReadPiece()
    {
        using var unit = TenantConnection.Begin(sources, tenantId);
        using var command = SelectPiece(unit);
        using var reader = command.ExecuteReader();
        return Accept(reader.Read() ? ((byte[])reader[0], (int)reader[1]) : null);
    }

    private Npgsql.NpgsqlCommand SelectPiece(TenantConnection unit)
        => unit.Command(
            "select content, raw_length from upload_chunks where tenant_id = $1 and upload_id = $2 and chunk_number = $3",
            tenantId, uploadId, (int)Math.Min(int.MaxValue, position / PieceSize));

    private bool Accept((byte[] Content, int RawLength)? stored)
    {
        pieceStart = position / PieceSize * PieceSize;
        pieceLength = 0;
        if (stored is not { } next)
        {
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
        return Holds(position);
    }

    private long ReadLength()
    {
        using var unit = TenantConnection.Begin(sources, tenantId);
        using var command = unit.Command("select byte_size from uploads where tenant_id = $1 and upload_id = $2", tenantId, uploadId);
        return (long?)command.ExecuteScalar() ?? 0;
    }
}
