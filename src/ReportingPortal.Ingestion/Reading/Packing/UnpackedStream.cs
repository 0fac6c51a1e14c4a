using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Packing;

/// <summary>Unpacked bytes, refused beyond the limits of size and ratio: a bomb ends here, whatever it claims to hold.</summary>
/// <param name="packed">Bytes it was unpacked from so far, or in all.</param>
/// <param name="before">Bytes unpacked from the same file before.</param>
internal sealed class UnpackedStream(Stream inner, Func<long> packed, ReadingLimits limits, long before = 0) : ForwardStream
{
    /// <summary>Small files of one repeated value may well pack a thousand to one.</summary>
    private const long RatioFrom = 16 * 1024 * 1024;

    private long unpacked = before;

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        unpacked += read;
        if (unpacked > limits.UnpackedBytes)
        {
            throw new UnreadableFileException(
                $"The file unpacks to more than {limits.UnpackedMegabytes:N0} MB. Upload it in smaller parts, or as plain text. {ReadingLimits.Raise(nameof(limits.UnpackedMegabytes))}");
        }

        if (unpacked > RatioFrom && unpacked / limits.UnpackRatio > packed())
        {
            throw new UnreadableFileException(
                $"The file unpacks to more than {limits.UnpackRatio:N0} times its size, as no export does. Upload it as plain text. {ReadingLimits.Raise(nameof(limits.UnpackRatio))}");
        }

        return read;
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
