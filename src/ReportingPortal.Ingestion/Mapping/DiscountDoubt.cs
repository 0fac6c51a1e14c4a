using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>Whole numbers up to a hundred under "discount" may be money or percent, and neither name nor values tell: asked.</summary>
internal static class DiscountDoubt
{
    private static readonly string[] Amounts = ["amount", "betrag", "montant", "importe", "valor"];

    /// <summary>The question; null where it is plain, or there is no discount.</summary>
    public static string? Of(IReadOnlyDictionary<string, string> mapping, IReadOnlyList<ColumnDialect> columns)
        => mapping.TryGetValue("discount", out var name) && !Amounts.Any(ColumnNames.Normalise(name).Contains)
            && columns.First(column => column.Name == name) is { CurrencyMark: null, Largest: > 1 and <= 100 } discount && IsWhole(discount.Counts)
            ? $"{name} may be money or percent: all of it are whole numbers up to {discount.Largest:0}. If 10 means 10 %, choose it for discount_rate instead of discount; if not, confirm the mapping as it is."
            : null;

    private static bool IsWhole(ColumnCounts counts) => counts.DecimalPoints + counts.DecimalCommas + counts.OpenMarks == 0;
}
