namespace ReportingPortal.Ingestion.Parsing;

/// <summary>What people write beside a number of pieces: 2 x, 3 pcs, 5 Stk. Weights are none: 500 g are not 500 units.</summary>
internal static class UnitWords
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "x", "×", "pcs", "pc", "pieces", "piece", "ea", "each", "units", "unit", "stk", "stck", "stück", "stueck", "st",
        "pièces", "pièce", "pce", "pces", "ud", "uds", "unidades", "unidad", "pza", "pzas", "pz", "un", "und",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The number alone; the text itself where it is no number of pieces.</summary>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text)
    {
        if (text is ['x' or 'X' or '×', _, ..])
        {
            return text[1..].TrimStart(' ');
        }

        var word = text.TrimEnd('.').LastIndexOfAnyInRange('0', '9') + 1;
        return word > 0 && word < text.Length && Known.Contains(text[word..].Trim(" .")) ? text[..word] : text;
    }
}
