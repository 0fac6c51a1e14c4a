using System.IO.Compression;
using System.Text;

namespace ReportingPortal.Ingestion.Events;

/// <summary>An events file made of a header and packed batches of rows, unpacked one after the other while it is read.</summary>
internal sealed class EventFileStream(IReadOnlyList<byte[]> batches) : Stream
{
    private int next;
    private Stream current = new MemoryStream(Encoding.UTF8.GetBytes(EventRows.Header));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            var count = current.Read(buffer);
            if (count > 0 || buffer.IsEmpty || next == batches.Count)
            {
                return count;
            }

            current.Dispose();
            current = new DeflateStream(new MemoryStream(batches[next++]), CompressionMode.Decompress);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        current.Dispose();
        base.Dispose(disposing);
    }
}
