using System.Buffers;
using System.Threading.Channels;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>
/// What reading hands to the server, in its order: pieces of a COPY, and between two COPYs other work. Reading goes on while
/// the server takes it, a few megabytes ahead at most.
/// </summary>
internal sealed class Outbox(CancellationToken ct) : Stream
{
    private const int MostWaiting = 16;

    private readonly Channel<Parcel> parcels = Channel.CreateBounded<Parcel>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true });

    public ChannelReader<Parcel> Parcels => parcels.Reader;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Rows of the COPY that is open then, or of a new one.</summary>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var rows = ArrayPool<byte>.Shared.Rent(buffer.Length);
        buffer.CopyTo(rows);
        Post(new Parcel(rows, buffer.Length, null));
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Work that wants the connection free; the COPY before is over.</summary>
    public void Post(Func<LoadUnit, CancellationToken, Task> work) => Post(new Parcel([], 0, work));

    /// <summary>Nothing more comes.</summary>
    /// <param name="failure">Why reading ended early: whoever takes the parcels is told at once.</param>
    public void Complete(Exception? failure) => parcels.Writer.Complete(failure);

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Post(Parcel parcel)
    {
        if (!parcels.Writer.TryWrite(parcel))
        {
            parcels.Writer.WriteAsync(parcel, ct).AsTask().GetAwaiter().GetResult();
        }
    }
}

/// <param name="Rows">From the shared pool, to be given back.</param>
/// <param name="Work">Null for rows.</param>
internal readonly record struct Parcel(byte[] Rows, int Length, Func<LoadUnit, CancellationToken, Task>? Work);
