using System.Globalization;
using System.Text;

namespace ReportingPortal.Reports.Transport;

/// <summary>Text as ASCII lines of at most 76 characters that stay readable (RFC 2045, 6.7).</summary>
internal static class QuotedPrintable
{
    private const int LineLimit = 75;

    public static string Encode(string text)
    {
        var output = new StringBuilder(text.Length + (text.Length / 8));
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            Line(output, Encoding.UTF8.GetBytes(line));
            output.Append("\r\n");
        }

        return output.ToString();
    }

    private static void Line(StringBuilder output, byte[] line)
    {
        var column = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var plain = IsPlain(line[i], last: i == line.Length - 1);
            if (column + (plain ? 1 : 3) > LineLimit)
            {
                output.Append("=\r\n");
                column = 0;
            }

            if (plain)
            {
                output.Append((char)line[i]);
                column++;
            }
            else
            {
                output.Append('=').Append(line[i].ToString("X2", CultureInfo.InvariantCulture));
                column += 3;
            }
        }
    }

    // A blank at the end of a line would be cut on the way.
    private static bool IsPlain(byte value, bool last)
        => value is >= (byte)'!' and <= (byte)'~' and not (byte)'=' || (value is (byte)' ' or (byte)'\t' && !last);
}
