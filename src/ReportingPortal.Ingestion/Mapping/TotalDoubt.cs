using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>
/// A total beside columns of tax or shipping may hold them, and net sales hold neither (D0): no name tells, so it is asked.
/// </summary>
internal static class TotalDoubt
{
    private static readonly string[] Tax = ["tax", "salestax", "vat", "gst", "mwst", "ust", "umsatzsteuer", "mehrwertsteuer", "steuer", "tva", "montanttva", "iva", "impuesto", "imposto"];
    private static readonly string[] Shipping = ["shipping", "freight", "delivery", "postage", "versand", "porto", "fraisdeport", "livraison", "envio", "gastosdeenvio", "frete"];

    /// <summary>Totals whose names say that nothing else is in them.</summary>
    private static readonly string[] Net = ["net", "line", "item", "subtotal", "montantht", "totalht"];

    /// <summary>The question; null where the total says what it is, or nothing stands beside it.</summary>
    public static string? Of(IReadOnlyDictionary<string, string> mapping, IReadOnlyList<ColumnDialect> columns)
    {
        if (!mapping.TryGetValue("net_sales", out var total) || Begins(total, Net) || NestedItems.IsOfItem(total))
        {
            return null;
        }

        var beside = new[] { (Field: "tax", Names: Tax), (Field: "shipping", Names: Shipping) }
            .Where(part => !mapping.ContainsKey(part.Field))
            .Select(part => (part.Field, Column: columns.FirstOrDefault(column => column.Name != total && FieldGuess.IsMoney(column) && Begins(column.Name, part.Names))?.Name))
            .Where(part => part.Column is not null)
            .ToList();
        return beside.Count == 0 ? null
            : $"{total} may have {string.Join(" and ", beside.Select(part => part.Column))} in it, which net sales have not. If so, choose "
                + $"{string.Join(" and ", beside.Select(part => $"{part.Column} for {part.Field}"))}, and it is taken off; if not, confirm the mapping as it is.";
    }

    /// <summary>The question about a known layout whose totals hold the tax in some countries; null where there is none, or it was answered.</summary>
    public static string? OfPreset(Layout layout)
        => layout.Preset?.TaxPerhapsInside is { } tax && !layout.Mapping.ContainsKey("tax") && layout.Mapping.TryGetValue("gross_sales", out var total)
            && layout.Dialect.Columns.FirstOrDefault(column => ColumnNames.Normalise(column.Name) == tax) is { Largest: > 0 } beside
            ? $"{total} may have {beside.Name} in it, which net sales have not: {layout.Preset.Title} has it so in countries whose prices are shown with tax. If so, choose "
                + $"{beside.Name} for tax, and it is taken off; if not, confirm the mapping as it is."
            : null;

    private static bool Begins(string column, string[] names)
        => ColumnNames.Normalise(column) is var own && names.Any(name => own.StartsWith(name, StringComparison.Ordinal));
}
