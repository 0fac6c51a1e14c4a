using System.Text;
using System.Xml;
using ReportingPortal.Ingestion.Reading.Packing;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Excel;

/// <summary>
/// The texts of a workbook, which its cells name by number. There may be more of them than memory: they lie in a temporary
/// file, with the place of each 16th in memory and the texts met most in a small cache.
/// </summary>
internal sealed class SharedStrings : IDisposable
{
    private const int Stride = 16;
    private const int MostStrings = 64 * 1024 * 1024;
    private const int CacheSize = 4096;
    private const int LongestCached = 256;

    private readonly SpoolFile file = new();
    private readonly List<long> places = [];
    private readonly (int Index, byte[] Text)[] cache = new (int, byte[])[CacheSize];
    private readonly byte[] page = new byte[8 * 1024];
    private long pageStart;
    private int pageLength;
    private long written;
    private int count;

    /// <param name="part">xl/sharedStrings.xml; null where the workbook has none.</param>
    public static SharedStrings Read(Stream? part, ReadingLimits limits)
    {
        var strings = new SharedStrings();
        try
        {
            if (part is not null)
            {
                strings.Fill(part, limits);
            }

            return strings;
        }
        catch
        {
            strings.Dispose();
            throw;
        }
    }

    /// <exception cref="UnreadableFileException">The workbook has no text of this number.</exception>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            if (index < 0 || index >= count)
            {
                throw new UnreadableFileException(WorkbookXml.Damaged);
            }

            ref var cached = ref cache[index % CacheSize];
            if (cached.Text is not null && cached.Index == index)
            {
                return cached.Text;
            }

            var text = Load(index);
            if (text.Length <= LongestCached)
            {
                cached = (index, text);
            }

            return text;
        }
    }

    public void Dispose() => file.Dispose();

    private void Fill(Stream part, ReadingLimits limits)
    {
        using var reader = WorkbookXml.Open(part, limits);
        var text = new CellText(limits);
        while (WorkbookXml.Advance(reader))
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                ReadItem(reader, text);
                Add(text.Value);
            }
        }

        file.Writer.Flush();
    }

    /// <summary>Text in several fonts comes in runs; rPh holds how it is pronounced, which is no part of it.</summary>
    public static void ReadItem(XmlReader reader, CellText text)
    {
        text.Clear();
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        var pronounced = int.MaxValue;
        while (WorkbookXml.Advance(reader) && reader.Depth > depth)
        {
            pronounced = reader.Depth <= pronounced ? int.MaxValue : pronounced;
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh" && !reader.IsEmptyElement)
            {
                pronounced = reader.Depth;
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "t" && pronounced == int.MaxValue)
            {
                WorkbookXml.ReadText(reader, text);
            }
        }

        text.Unescape();
    }

    private void Add(ReadOnlySpan<char> text)
    {
        if (count % Stride == 0)
        {
            places.Add(written);
        }

        if (++count > MostStrings)
        {
            throw new UnreadableFileException(WorkbookXml.Damaged);
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToArray());
        for (var rest = (uint)bytes.Length; ; rest >>= 7)
        {
            written++;
            file.Writer.WriteByte((byte)(rest < 0x80 ? rest : rest | 0x80));
            if (rest < 0x80)
            {
                break;
            }
        }

        file.Writer.Write(bytes);
        written += bytes.Length;
    }

    private byte[] Load(int index)
    {
        var at = places[index / Stride];
        for (var skip = index % Stride; ; skip--)
        {
            var length = ReadLength(ref at);
            if (skip == 0)
            {
                return ReadBytes(at, length);
            }

            at += length;
        }
    }

    private int ReadLength(ref long at)
    {
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = ByteAt(at++);
            length |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return length;
            }
        }
    }

    private byte ByteAt(long at)
    {
        if (at < pageStart || at >= pageStart + pageLength)
        {
            pageStart = at;
            pageLength = file.Read(page, at);
        }

        return pageLength > 0 ? page[(int)(at - pageStart)] : throw new EndOfStreamException();
    }

    private byte[] ReadBytes(long at, int length)
    {
        var bytes = new byte[length];
        if (at >= pageStart && at + length <= pageStart + pageLength)
        {
            page.AsSpan((int)(at - pageStart), length).CopyTo(bytes);
            return bytes;
        }

        for (var done = 0; done < length;)
        {
            var read = file.Read(bytes.AsSpan(done), at + done);
            done += read > 0 ? read : throw new EndOfStreamException();
        }

        return bytes;
    }
}
