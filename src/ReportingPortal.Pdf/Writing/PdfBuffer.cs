using System.Buffers.Text;
using System.Text;

namespace ReportingPortal.Pdf.Writing;

/// <summary>A growing run of bytes with PDF's ways of writing numbers and strings.</summary>
internal sealed class PdfBuffer
{
    private byte[] bytes = new byte[512];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public PdfBuffer Raw(ReadOnlySpan<byte> data)
    {
        data.CopyTo(Room(data.Length));
        Length += data.Length;
        return this;
    }

    /// <summary>Plain ASCII.</summary>
    public PdfBuffer Add(string ascii)
    {
        Length += Encoding.ASCII.GetBytes(ascii, Room(ascii.Length));
        return this;
    }

    public PdfBuffer Integer(long value)
    {
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        Length += written;
        return this;
    }

    /// <summary>A number with at most three decimals and a space behind it. Not a number becomes 0: a broken coordinate must not break the file.</summary>
    public PdfBuffer Number(double value)
    {
        var thousandths = double.IsFinite(value) ? (long)Math.Round(Math.Clamp(value, -1e9, 1e9) * 1000) : 0;
        if (thousandths < 0)
        {
            Add("-");
            thousandths = -thousandths;
        }

        Integer(thousandths / 1000);
        var rest = (int)(thousandths % 1000);
        if (rest > 0)
        {
            var target = Room(4);
            target[0] = (byte)'.';
            target[1] = (byte)('0' + (rest / 100));
            target[2] = (byte)('0' + (rest / 10 % 10));
            target[3] = (byte)('0' + (rest % 10));
            Length += rest % 10 != 0 ? 4 : rest % 100 != 0 ? 3 : 2;
        }

        return Add(" ");
    }

    public PdfBuffer Hex4(int value)
    {
        var target = Room(4);
        for (var i = 0; i < 4; i++)
        {
            target[i] = (byte)"0123456789ABCDEF"[(value >> (12 - (4 * i))) & 15];
        }

        Length += 4;
        return this;
    }

    /// <summary>A reference to an object.</summary>
    public PdfBuffer Reference(int id) => Integer(id).Add(" 0 R");

    /// <summary>A text string as UTF-16 in hexadecimal: any character, nothing to escape.</summary>
    public PdfBuffer Text(string text)
    {
        Add("<FEFF");
        foreach (var unit in text)
        {
            Hex4(unit);
        }

        return Add(">");
    }

    private Span<byte> Room(int count)
    {
        if (Length + count > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        }

        return bytes.AsSpan(Length);
    }
}
