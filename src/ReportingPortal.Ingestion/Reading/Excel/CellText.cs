using System.Globalization;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Excel;

/// <summary>The characters of one cell while they are read; used again for the next.</summary>
internal sealed class CellText(ReadingLimits limits)
{
    private char[] chars = new char[1024];

    public int Length { get; private set; }

    /// <summary>Where the next characters go, from <see cref="Length"/> on.</summary>
    public char[] Free
    {
        get
        {
            if (Length == chars.Length)
            {
                Array.Resize(ref chars, chars.Length * 2);
            }

            return chars;
        }
    }

    public ReadOnlySpan<char> Value => chars.AsSpan(0, Length);

    public static string TooLong(ReadingLimits limits)
        => $"The workbook has a cell of more than {limits.FieldKilobytes:N0} kB. Shorten it. {ReadingLimits.Raise(nameof(limits.FieldKilobytes))}";

    public void Clear() => Length = 0;

    public void Take(int count)
    {
        Length += count;
        if (Length > limits.FieldBytes)
        {
            throw new UnreadableFileException(TooLong(limits));
        }
    }

    /// <summary>Characters XML can't hold are written _xHHHH_ (ECMA-376, 22.9.2.19): a line break is _x000D_.</summary>
    public void Unescape()
    {
        var write = Value.IndexOf("_x");
        if (write < 0)
        {
            return;
        }

        for (var read = write; read < Length; write++)
        {
            var isEscape = read + 7 <= Length && chars[read] == '_' && chars[read + 1] == 'x' && chars[read + 6] == '_';
            if (isEscape && ushort.TryParse(chars.AsSpan(read + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                chars[write] = (char)code;
                read += 7;
            }
            else
            {
                chars[write] = chars[read++];
            }
        }

        Length = write;
    }
}
