using System.Globalization;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>
/// Windows-1252 makes something of nearly every byte, so that text in any other encoding reads as it without an error: Krzesło as
/// Krzes³o. Words that no Western language has give it away: signs between letters, four accented letters in a row, bytes without a letter,
/// and letters that no one of them has together, or in that place.
/// </summary>
internal static class WesternDoubt
{
    /// <summary>Words with letters beyond a to z that are looked at.</summary>
    private const int MostWords = 5_000;
    private const int FewestOfAll = 20;
    private const int LettersInARow = 4;
    private const int LongestSample = 40;
    private const char LastLatin = '\u0250';

    private static readonly byte[] Separators = [.. ",;|\"\t\r\n"u8];

    /// <summary>Signs that stand inside a word of no language, and bytes that are no sign at all.</summary>
    private static readonly HashSet<byte> Strange =
    [
        0x81, 0x82, 0x83, 0x84, 0x86, 0x87, 0x88, 0x89, 0x8B, 0x8D, 0x8F, 0x90, 0x95, 0x98, 0x9B, 0x9D, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xAC,
        0xAF, 0xB1, 0xB2, 0xB3, 0xB6, 0xB8, 0xB9, 0xBC, 0xBD, 0xBE, 0xBF, 0xD7, 0xF7,
    ];

    /// <summary>A question with counts and an example; null where the words may be Western.</summary>
    public static string? Of(Stream content)
    {
        var (words, strange) = (0, 0);
        var samples = new List<byte[]>();
        var buffer = new byte[256 * 1024];
        for (int length; words < MostWords && (length = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0;)
        {
            var bytes = buffer.AsSpan(0, length);
            for (var start = 0; start < length && words < MostWords;)
            {
                var end = start;
                var isForeign = IsStrange(bytes, ref end, out var hasLetters);
                words += hasLetters ? 1 : 0;
                strange += isForeign ? 1 : 0;
                if (isForeign && samples.Count < 50)
                {
                    samples.Add(FieldAround(bytes, start));
                }

                start = end + 1;
            }
        }

        return strange == 0 || strange * FewestOfAll < words ? null : Question(words, strange, samples);
    }

    /// <summary>Looks at the word that begins at <paramref name="at"/>, and leaves it behind the word's end.</summary>
    private static bool IsStrange(ReadOnlySpan<byte> bytes, ref int at, out bool hasLetters)
    {
        var (isStrange, inARow) = (false, 0);
        hasLetters = false;
        var start = at;
        for (; at < bytes.Length && IsOfWord(bytes[at]); at++)
        {
            hasLetters |= bytes[at] >= 0x80;
            inARow = bytes[at] >= 0xC0 ? inARow + 1 : 0;
            isStrange |= inARow >= LettersInARow
                || (Strange.Contains(bytes[at]) && at > start && at + 1 < bytes.Length && IsLetter(bytes[at - 1]) && IsLetter(bytes[at + 1]))
                || bytes[at] is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D;
        }

        return isStrange || (hasLetters && !WesternSpelling.Allows(bytes[start..at]));
    }

    private static bool IsOfWord(byte value) => value >= 0x80 || char.IsAsciiLetter((char)value);

    private static bool IsLetter(byte value) => value >= 0xC0 || char.IsAsciiLetter((char)value);

    /// <summary>Without what can't be shown: the database keeps no text with a zero in it.</summary>
    private static byte[] FieldAround(ReadOnlySpan<byte> bytes, int at)
    {
        var start = bytes[..at].LastIndexOfAny(Separators) + 1;
        var length = bytes[start..].IndexOfAny(Separators);
        return [.. bytes.Slice(start, length < 0 ? bytes.Length - start : length).ToArray().Where(value => value >= (byte)' ')];
    }

    /// <summary>Letters only beside what all encodings share, and all of one alphabet: Latin ones, or none.</summary>
    private static bool IsPlausible(string text)
        => text.All(letter => letter < 0x80 || char.IsLetter(letter))
            && (text.All(letter => letter < LastLatin) || !text.Any(letter => letter < LastLatin && char.IsLetter(letter)));

    private static string Question(int words, int strange, List<byte[]> samples)
    {
        var sample = samples.Where(field => field.Length <= LongestSample).OrderByDescending(field => field.Count(value => value >= 0x80)).FirstOrDefault() ?? samples[0][..Math.Min(samples[0].Length, LongestSample)];
        var western = EncodingSniffer.ByName("windows-1252").GetString(sample);
        var readings = ToldDialect.Encodings.Keys
            .Where(name => !name.StartsWith("utf", StringComparison.Ordinal) && name is not ("windows-1252" or "iso-8859-15" or "macintosh"))
            .Select(name => (Name: ToldDialect.Encodings[name], Text: EncodingSniffer.ByName(name).GetString(sample)))
            .Where(reading => reading.Text != western && IsPlausible(reading.Text) && reading.Text.Count(letter => letter == '?') == sample.Count(value => value == '?'))
            .GroupBy(reading => reading.Text)
            .Select(group => $"{string.Join(" or ", group.Select(reading => reading.Name))}: {group.Key}")
            .ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The characters are not UTF-8, and of {words:N0} words with letters beyond a to z {strange:N0} are none in Windows-1252, where one value reads {western}. Say which encoding the file has (encoding), or export it again as UTF-8.")
            + (readings.Count > 0 ? $" The value in others: {string.Join("; ", readings)}." : "");
    }
}
