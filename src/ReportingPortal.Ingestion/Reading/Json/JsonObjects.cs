namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>The objects of a file as bytes, one at a time; what is none comes out as well, to be rejected.</summary>
internal abstract class JsonObjects(Stream content, ReadingLimits limits) : IDisposable
{
    private byte[] buffer = new byte[128 * 1024];

    /// <summary>Until the next one is read.</summary>
    public ReadOnlyMemory<byte> Bytes { get; protected set; }

    /// <summary>Where what is not handed out yet begins.</summary>
    protected int Start { get; set; }

    protected int End { get; private set; }

    protected bool AtEnd { get; private set; }

    protected ReadOnlyMemory<byte> Unread => buffer.AsMemory(Start, End - Start);

    protected abstract string TooLong { get; }

    /// <exception cref="Sniffing.UnreadableFileException">An object beyond the limit, or a file that is cut off.</exception>
    public abstract bool Next();

    public void Dispose() => content.Dispose();

    /// <summary>Reads on; what <see cref="Bytes"/> shows may move.</summary>
    protected void Fill()
    {
        if (Start > 0)
        {
            buffer.AsSpan(Start, End - Start).CopyTo(buffer);
            (Start, End) = (0, End - Start);
        }

        if (End > limits.RowBytes)
        {
            throw new Sniffing.UnreadableFileException($"{TooLong} {ReadingLimits.Raise(nameof(limits.RowKilobytes))}");
        }

        if (End == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = content.Read(buffer, End, buffer.Length - End);
        End += read;
        AtEnd = read == 0;
    }
}
