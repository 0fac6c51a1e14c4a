using System.Buffers;
using System.Globalization;
using System.Text;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>Decides a file's encoding from all of its bytes.</summary>
internal static class EncodingSniffer
{
    /// <summary>Broken sequences are tolerated (their rows are rejected) while good ones outnumber them by this factor.</summary>
    private const int GoodToBroken = 20;

    static EncodingSniffer() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public sealed record Finding(Encoding Encoding, bool HasByteOrderMark, string Evidence);

    /// <param name="told">The encoding a person named; null to find it.</param>
    public static Finding Sniff(Stream content, string? told)
    {
        if (told is not null)
        {
            return new(ByName(told), false, $"The characters are read as {ToldDialect.Encodings.GetValueOrDefault(told, told)}, as you said.");
        }

        var buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        try
        {
            var length = content.ReadAtLeast(buffer, 4096, throwOnEndOfStream: false);
            return OfMark(buffer.AsSpan(0, length)) ?? OfZeroBytes(buffer.AsSpan(0, length)) ?? OfAllBytes(content, buffer, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static Encoding ByName(string name) => Encoding.GetEncoding(name);

    private static Finding? OfMark(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new(Encoding.UTF8, true, "The file begins with the UTF-8 byte order mark."),
        [0xFF, 0xFE, ..] => new(Encoding.Unicode, true, "The file begins with the UTF-16 little-endian byte order mark."),
        [0xFE, 0xFF, ..] => new(Encoding.BigEndianUnicode, true, "The file begins with the UTF-16 big-endian byte order mark."),
        _ => null,
    };

    /// <summary>Latin text in UTF-16 has a zero in every second byte; no text in another encoding has zeros.</summary>
    private static Finding? OfZeroBytes(ReadOnlySpan<byte> start)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < start.Length; i += 2)
        {
            even += start[i] == 0 ? 1 : 0;
            odd += start[i + 1] == 0 ? 1 : 0;
        }

        var pairs = start.Length / 2;
        return (even, odd) switch
        {
            _ when pairs > 0 && odd > pairs * 0.6 && even * 50 <= odd => new(Encoding.Unicode, false, "Every second byte is zero: UTF-16 without a mark."),
            _ when pairs > 0 && even > pairs * 0.6 && odd * 50 <= even => new(Encoding.BigEndianUnicode, false, "Every first byte is zero: UTF-16 without a mark."),
            _ => null,
        };
    }

    private static Finding OfAllBytes(Stream content, byte[] buffer, int length)
    {
        var (good, broken) = (0L, 0L);
        var kept = 0;
        while (length > 0)
        {
            var rest = Count(buffer.AsSpan(0, kept + length), ref good, ref broken);
            buffer.AsSpan(kept + length - rest, rest).CopyTo(buffer);
            kept = rest;
            length = content.Read(buffer, kept, buffer.Length - kept);
        }

        broken += kept > 0 ? 1 : 0;
        var counts = string.Create(CultureInfo.InvariantCulture, $"Of the characters outside ASCII, {good:N0} are valid UTF-8 and {broken:N0} are not");
        return (good, broken) switch
        {
            (0, 0) => new(Encoding.UTF8, false, "All characters are ASCII."),
            _ when broken == 0 || good > broken * GoodToBroken => new(Encoding.UTF8, false, counts + "."),
            _ => new(Encoding.GetEncoding(1252), false, counts + ": read as Windows-1252."),
        };
    }

    /// <summary>Counts characters outside ASCII; returns how many bytes at the end are the start of an unfinished one.</summary>
    private static int Count(ReadOnlySpan<byte> bytes, ref long good, ref long broken)
    {
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
            {
                return 0;
            }

            bytes = bytes[ascii..];
            switch (Rune.DecodeFromUtf8(bytes, out _, out var used))
            {
                case OperationStatus.NeedMoreData:
                    return bytes.Length;
                case OperationStatus.Done:
                    good++;
                    break;
                default:
                    broken++;
                    break;
            }

            bytes = bytes[used..];
        }

        return 0;
    }
}
