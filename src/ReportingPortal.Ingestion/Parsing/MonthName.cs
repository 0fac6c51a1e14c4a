namespace ReportingPortal.Ingestion.Parsing;

/// <summary>Names of months in English, German, French, Spanish and Portuguese, whole or cut off as calendars cut them.</summary>
internal static class MonthName
{
    /// <summary>Enough of each name to tell it from the others; longer ones before those they begin with.</summary>
    private static readonly (byte[] Start, int Month)[] Starts =
    [
        .. Of(1, "jan", "jän", "ene"), .. Of(2, "feb", "fev", "fév"), .. Of(3, "mar", "mär", "mrz"), .. Of(4, "apr", "avr", "abr"),
        .. Of(5, "may", "mai"), .. Of(6, "juin", "jun"), .. Of(7, "juil", "jul"), .. Of(8, "aug", "aoû", "aou", "ago"),
        .. Of(9, "sep", "set"), .. Of(10, "oct", "okt", "out"), .. Of(11, "nov"), .. Of(12, "dec", "dez", "déc", "dic"),
    ];

    /// <summary>Takes a month's name off the front, with the point of an abbreviation.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> text, out int month)
    {
        month = 0;
        var letters = 0;
        while (letters < text.Length && (char.IsAsciiLetter((char)text[letters]) || text[letters] >= 0x80))
        {
            letters++;
        }

        // September is the longest name, März the longest for its letters.
        if (letters is < 3 or > 10)
        {
            return false;
        }

        foreach (var (start, number) in Starts)
        {
            if (letters >= start.Length && StartsWith(text, start))
            {
                month = number;
                text = text[letters..];
                return true;
            }
        }

        return false;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, byte[] start)
    {
        for (var i = 0; i < start.Length; i++)
        {
            // Capital letters differ in one bit, in ASCII as in the second byte of é, ä, û.
            var (a, b) = (text[i], start[i]);
            if (a != b && (a | 0x20) != b)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<(byte[] Start, int Month)> Of(int month, params string[] starts)
        => starts.Select(start => (System.Text.Encoding.UTF8.GetBytes(start), month));
}
