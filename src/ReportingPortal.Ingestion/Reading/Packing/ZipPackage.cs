using System.Buffers.Binary;
using System.IO.Compression;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Packing;

/// <summary>A zip archive over a seekable stream, entries read one at a time, each checked against its length and sum.</summary>
internal sealed class ZipPackage : IDisposable
{
    private const int TailSize = 64 * 1024 + 22;
    private const int EntryHeader = 46;

    private readonly ZipArchive archive;
    private readonly ReadingLimits limits;

    /// <exception cref="UnreadableFileException">Damaged, or more entries than the limit.</exception>
    public ZipPackage(Stream content, ReadingLimits limits)
    {
        this.limits = limits;
        try
        {
            CheckDirectory(content, limits);
            content.Position = 0;
            archive = new ZipArchive(content, ZipArchiveMode.Read);
            Entries = archive.Entries;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or OverflowException)
        {
            content.Dispose();
            throw new UnreadableFileException("The zip archive is damaged or cut off. Pack it again and upload it once more.");
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    public IReadOnlyList<ZipArchiveEntry> Entries { get; }

    public ZipArchiveEntry? Find(string name)
        => Entries.FirstOrDefault(entry => string.Equals(entry.FullName.Replace('\\', '/').TrimStart('/'), name, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="UnreadableFileException">The entry is under a password, or packed in a way the portal does not know.</exception>
    public Stream Open(ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted)
        {
            throw new UnreadableFileException("The zip archive is protected by a password. Pack it without one and upload it again.");
        }

        try
        {
            return new CheckedEntry(new UnpackedStream(entry.Open(), () => entry.CompressedLength, limits), entry.Length, entry.Crc32);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or IOException)
        {
            throw new UnreadableFileException(
                $"{entry.Name} in the zip archive is damaged, or packed in a way the portal does not read. Pack it again with the usual method (deflate).");
        }
    }

    public void Dispose() => archive.Dispose();

    /// <summary>The framework keeps each entry of the directory in memory: they are counted before it may.</summary>
    private static void CheckDirectory(Stream content, ReadingLimits limits)
    {
        var tail = new byte[(int)Math.Min(TailSize, content.Length)];
        content.Position = content.Length - tail.Length;
        content.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + 20 > tail.Length)
        {
            throw new InvalidDataException("There is no end of the directory.");
        }

        var entries = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        var large = LargeDirectoryOf(content, tail.AsSpan(0, end));
        if ((entries != ushort.MaxValue && entries > limits.Members) || CountsTooMany(content, start, limits.Members)
            || (large is { } largeStart && CountsTooMany(content, largeStart, limits.Members)))
        {
            throw new UnreadableFileException(
                $"The zip archive has more than {limits.Members:N0} entries. Pack the files into several archives. {ReadingLimits.Raise(nameof(limits.Members))}");
        }
    }

    /// <summary>Where the directory of an archive beyond 4 GB begins; null for others.</summary>
    private static long? LargeDirectoryOf(Stream content, ReadOnlySpan<byte> beforeEnd)
    {
        if (beforeEnd.Length < 20 || !beforeEnd[^20..].StartsWith("PK\u0006\u0007"u8))
        {
            return null;
        }

        var record = new byte[56];
        var at = BinaryPrimitives.ReadInt64LittleEndian(beforeEnd[^12..]);
        if (at < 0 || at > content.Length - record.Length)
        {
            return null;
        }

        content.Position = at;
        content.ReadExactly(record);
        return BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48));
    }

    private static bool CountsTooMany(Stream content, long at, int most)
    {
        var header = new byte[EntryHeader];
        for (var count = 0; count <= most; count++)
        {
            if (at < 0 || at > content.Length - EntryHeader)
            {
                return false;
            }

            content.Position = at;
            if (content.ReadAtLeast(header, EntryHeader, throwOnEndOfStream: false) < EntryHeader || !header.AsSpan().StartsWith("PK\u0001\u0002"u8))
            {
                return false;
            }

            at += EntryHeader + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28))
                + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30)) + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(32));
        }

        return true;
    }

    /// <summary>The framework hands out what it can unpack; that it is all, and right, is checked here.</summary>
    private sealed class CheckedEntry(Stream inner, long length, uint sum) : ForwardStream
    {
        private long read;
        private uint actual;

        public override int Read(Span<byte> buffer)
        {
            var count = inner.Read(buffer);
            actual = Crc32.Append(actual, buffer[..count]);
            read += count;
            if (read > length || (count == 0 && !buffer.IsEmpty && (read != length || actual != sum)))
            {
                throw new InvalidDataException("The entry's content is not what its header says.");
            }

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
