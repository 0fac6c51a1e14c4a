using System.IO.Compression;

namespace ReportingPortal.Ingestion.Reading.Packing;

/// <summary>
/// What a gzip file holds, all of its members after each other. The framework takes a file that was cut off for one that
/// ended: so a last member of our own is put behind the file, and only if it comes out at the end nothing is missing.
/// </summary>
internal sealed class GzipContent : ForwardStream
{
    private const string CutOff = "The gzip file is cut off, or something stands behind its end.";

    private static readonly byte[] Mark = "[the end of this gzip file, as the portal marks it]"u8.ToArray();
    private static readonly byte[] MarkMember = Pack(Mark);

    private readonly GZipStream unpacked;
    private readonly byte[] buffer = new byte[128 * 1024];
    private int start;
    private int end;

    public GzipContent(Stream packed) => unpacked = new GZipStream(new Appended(packed, MarkMember), CompressionMode.Decompress);

    /// <exception cref="InvalidDataException">The file is damaged or cut off.</exception>
    public override int Read(Span<byte> destination)
    {
        if (destination.IsEmpty)
        {
            return 0;
        }

        // What may be the mark is held back.
        while (end - start <= Mark.Length)
        {
            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }

            var read = unpacked.Read(buffer, end, buffer.Length - end);
            if (read == 0)
            {
                return buffer.AsSpan(start, end - start).SequenceEqual(Mark) ? 0 : throw new InvalidDataException(CutOff);
            }

            end += read;
        }

        var count = Math.Min(destination.Length, end - start - Mark.Length);
        buffer.AsSpan(start, count).CopyTo(destination);
        start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>A stream with some bytes behind it.</summary>
    private sealed class Appended(Stream inner, byte[] tail) : ForwardStream
    {
        private int given;
        private bool atEnd;

        public override int Read(Span<byte> destination)
        {
            if (!atEnd && inner.Read(destination) is > 0 and var read)
            {
                return read;
            }

            atEnd |= !destination.IsEmpty;
            var count = atEnd ? Math.Min(destination.Length, tail.Length - given) : 0;
            tail.AsSpan(given, count).CopyTo(destination);
            given += count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
