using System.Text;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// Texts that stand for no value at all: what databases and programs write for null, and what spreadsheets show for a
/// formula that failed. Taken for values, they would make one customer of all who have none.
/// </summary>
internal static class NoValue
{
    private static readonly byte[][] Words = [.. new[] { "null", "(null)", "nan", "nat", "n/a", "\\n", "<na>", "undefined" }.Select(Encoding.ASCII.GetBytes)];

    /// <summary>NULL, NaN, \N and their like; None only as Python writes it. NA is left alone: it is Namibia, and North America.</summary>
    public static bool IsNothing(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 2 or > 9 || text[0] is not ((byte)'n' or (byte)'N' or (byte)'(' or (byte)'\\' or (byte)'<' or (byte)'u' or (byte)'U'))
        {
            return false;
        }

        foreach (var word in Words)
        {
            if (word.Length == text.Length && Ascii.EqualsIgnoreCase(word, text))
            {
                return true;
            }
        }

        return text.SequenceEqual("None"u8);
    }

    /// <summary>Null, Nan and Nat are people's names as well, written like a name; no program writes nothing so.</summary>
    public static bool MayBeName(ReadOnlySpan<byte> text) => text.SequenceEqual("Null"u8) || text.SequenceEqual("Nan"u8) || text.SequenceEqual("Nat"u8);

    /// <summary>#N/A, #REF!, #NAME?, in German #NV, #WERT!, and so in every language: no order is called that.</summary>
    public static bool IsFailedFormula(ReadOnlySpan<byte> text)
        => text is [(byte)'#', _, _, ..] && text.Length <= 20
            && (text[^1] is (byte)'!' or (byte)'?' || text.SequenceEqual("#N/A"u8) || text.SequenceEqual("#NV"u8) || text.SequenceEqual("#N/D"u8));
}
