using System.Globalization;

namespace ReportingPortal.DemoData.Generation;

/// <summary>
/// Comma-separated rows (RFC 4180), invariant culture, through one fixed buffer: memory stays flat at any row count.
/// The text writer stays the caller's; <see cref="Finish"/> hands over the rest.
/// </summary>
internal sealed class CsvRowWriter(TextWriter writer, string newLine, IProgress<long>? progress = null)
{
    private const int LongestField = 1024;
    private readonly char[] buffer = new char[64 * 1024];
    private int used;
    private bool rowBegun;

    /// <summary>Rows ended so far, the header not counted.</summary>
    public long Rows { get; private set; }

    public void Header(string line)
    {
        Append(line);
        Append(newLine);
    }

    public void Text(ReadOnlySpan<char> value)
    {
        Separate();
        if (value.IndexOfAny(",\"\r\n") < 0)
        {
            Append(value);
            return;
        }
        Append("\"");
        foreach (var character in value)
        {
            Append(character == '"' ? "\"\"" : new ReadOnlySpan<char>(in character));
        }
        Append("\"");
    }

    public void Number(long value)
    {
        Separate();
        AppendFormatted(value, default);
    }

    public void Amount(decimal value)
    {
        Separate();
        AppendFormatted(value, default);
    }

    public void Day(DateOnly value, string format = "yyyy-MM-dd")
    {
        Separate();
        AppendFormatted(value, format);
    }

    public void Time(DateTime value, string format = "yyyy-MM-dd HH:mm:ss")
    {
        Separate();
        AppendFormatted(value, format);
    }

    /// <summary>A prefix and a zero-padded number, such as U000001 with the format D6.</summary>
    public void Id(string prefix, long number, string format = "D")
    {
        Separate();
        Append(prefix);
        AppendFormatted(number, format);
    }

    public void Empty() => Separate();

    public void EndRow()
    {
        Append(newLine);
        rowBegun = false;
        Rows++;
        if (used > buffer.Length - (4 * LongestField))
        {
            Drain();
        }
    }

    public void Finish()
    {
        Drain();
        writer.Flush();
    }

    private void Drain()
    {
        writer.Write(buffer, 0, used);
        used = 0;
        progress?.Report(Rows);
    }

    private void Separate()
    {
        if (rowBegun)
        {
            Append(",");
        }
        rowBegun = true;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > buffer.Length - used)
        {
            Drain();
        }
        text.CopyTo(buffer.AsSpan(used));
        used += text.Length;
    }

    private void AppendFormatted<T>(T value, ReadOnlySpan<char> format)
        where T : ISpanFormattable
    {
        if (buffer.Length - used < LongestField)
        {
            Drain();
        }
        value.TryFormat(buffer.AsSpan(used), out var written, format, CultureInfo.InvariantCulture);
        used += written;
    }
}
