namespace ReportingPortal.Analytics;

/// <summary>
/// Texts by their code points: the order of collation "C" in a database of UTF-8. Ordinal order of .NET's own texts differs from it where
/// letters beyond the first 65,536 meet the few behind their surrogates.
/// </summary>
internal sealed class CodePoints : IComparer<string>
{
    public static readonly CodePoints Order = new();

    public int Compare(string? x, string? y)
    {
        var a = x.AsSpan();
        var b = y.AsSpan();
        var at = a.CommonPrefixLength(b);
        if (at == a.Length || at == b.Length)
        {
            return a.Length - b.Length;
        }

        return char.IsSurrogate(a[at]) == char.IsSurrogate(b[at]) ? a[at] - b[at] : char.IsSurrogate(a[at]) ? 1 : -1;
    }
}
