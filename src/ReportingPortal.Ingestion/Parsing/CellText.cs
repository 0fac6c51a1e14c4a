namespace ReportingPortal.Ingestion.Parsing;

/// <summary>What spreadsheets and programs do to the text of a value, and what of it is the value.</summary>
internal static class CellText
{
    /// <summary>The file of rejected rows puts an apostrophe before what a spreadsheet would run as a formula: it is none of the value.</summary>
    public static ReadOnlySpan<byte> WithoutGuard(ReadOnlySpan<byte> text)
        => text is [(byte)'\'', (byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' or 0xEF, ..] ? text[1..] : text;

    /// <summary>1.23457E+11, as a spreadsheet shows and exports numbers of many digits: different ones become one.</summary>
    public static bool IsShortened(ReadOnlySpan<byte> text)
        => text is [>= (byte)'1' and <= (byte)'9', .., (byte)'E', (byte)'+', >= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9']
            && (text.Length == 5 || (text[1] is (byte)'.' or (byte)',' && !text[2..^4].ContainsAnyExceptInRange((byte)'0', (byte)'9')));

    /// <summary>Spaces, tabs and no-break spaces around a value mean nothing.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        if (text is [> (byte)' ' and not 0xC2, ..] and [.., > (byte)' ' and not 0xA0])
        {
            // Nearly every value: neither end can belong to a space.
            return text;
        }

        text = text.Trim(" \t"u8);
        while (text.StartsWith("\u00A0"u8))
        {
            text = text[2..].TrimStart(" \t"u8);
        }

        while (text.EndsWith("\u00A0"u8))
        {
            text = text[..^2].TrimEnd(" \t"u8);
        }

        return text;
    }
}
