using System.Text;

namespace ReportingPortal.Reports.Transport;

/// <summary>Header values in ASCII lines of at most 76 characters (RFC 2047, RFC 2231). A line break can't get in.</summary>
internal static class MimeHeader
{
    // 45 bytes become 60 characters of base64; with "=?utf-8?B?" and "?=" the word stays under the limit of 75.
    private const int BytesPerWord = 45;

    /// <summary>Unstructured text such as a subject.</summary>
    public static string Text(string value)
    {
        var clean = OneLine(value);
        if (clean.Length <= 60 && clean.All(c => c is >= ' ' and <= '~') && !clean.Contains("=?", StringComparison.Ordinal))
        {
            return clean;
        }

        return string.Join("\r\n ", Words(clean).Select(word => $"=?utf-8?B?{Convert.ToBase64String(word)}?="));
    }

    /// <summary>A mailbox with an optional display name.</summary>
    public static string Mailbox(string? name, string address)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return OneLine(address);
        }

        var clean = OneLine(name);
        var phrase = clean.All(c => char.IsAsciiLetterOrDigit(c) || c == ' ') ? clean : EncodedPhrase(clean);
        return $"{phrase}\r\n <{OneLine(address)}>";
    }

    /// <summary>A file name parameter for readers old and new.</summary>
    public static string FileName(string parameter, string value)
    {
        var clean = OneLine(value).Replace('"', '\'').Replace('\\', '-');
        var ascii = new string([.. clean.Select(c => c is >= ' ' and <= '~' ? c : '-')]);
        return ascii == clean
            ? $"{parameter}=\"{ascii}\""
            : $"{parameter}=\"{ascii}\";\r\n {parameter}*=utf-8''{Uri.EscapeDataString(clean)}";
    }

    public static string OneLine(string value)
        => new([.. value.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);

    private static string EncodedPhrase(string value)
        => string.Join("\r\n ", Words(value).Select(word => $"=?utf-8?B?{Convert.ToBase64String(word)}?="));

    private static IEnumerable<byte[]> Words(string value)
    {
        var word = new List<byte>(BytesPerWord);
        foreach (var rune in value.EnumerateRunes())
        {
            var bytes = Encoding.UTF8.GetBytes(rune.ToString());
            if (word.Count + bytes.Length > BytesPerWord)
            {
                yield return [.. word];
                word.Clear();
            }

            word.AddRange(bytes);
        }

        if (word.Count > 0)
        {
            yield return [.. word];
        }
    }
}
