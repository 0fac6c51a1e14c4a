namespace ReportingPortal.Ingestion.Reading.Packing;

/// <summary>
/// A temporary file for what has to be read out of order. It lives no longer than its owner; where the system lets a name go
/// before its file, not even a crash leaves it behind.
/// </summary>
internal sealed class SpoolFile : IDisposable
{
    private readonly FileStream file;

    public SpoolFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"portal-{Guid.NewGuid():N}.tmp");
        file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, 64 * 1024, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }
    }

    public long Length => file.Length;

    /// <summary>To write to, from the start on.</summary>
    public Stream Writer => file;

    public static SpoolFile Of(Stream content)
    {
        var spool = new SpoolFile();
        try
        {
            content.CopyTo(spool.file, 256 * 1024);
            spool.file.Flush();
            return spool;
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }

    public int Read(Span<byte> buffer, long offset) => RandomAccess.Read(file.SafeFileHandle, buffer, offset);

    /// <summary>A reader of its own over all that is written; the file stays when it is closed.</summary>
    public Stream Open()
    {
        file.Flush();
        return new Reader(this);
    }

    public void Dispose() => file.Dispose();

    private sealed class Reader(SpoolFile spool) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => spool.Length;

        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            var read = spool.Read(buffer, Position);
            Position += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin)
            => Position = offset + origin switch { SeekOrigin.Current => Position, SeekOrigin.End => Length, _ => 0 };

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
