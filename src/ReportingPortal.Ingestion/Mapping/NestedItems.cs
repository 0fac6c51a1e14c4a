using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>
/// Objects of orders hold their items in an array: line_items.price beside total. What is said of an item is found there and
/// nowhere else, for what stands around it belongs to the whole order and is on the row of each of its items.
/// </summary>
internal static class NestedItems
{
    private static readonly HashSet<string> OfItems =
    [
        "product_id", "product_name", "category", "sub_category", "quantity", "unit_price", "price", "amount", "net_sales", "gross_sales", "discount", "discount_rate",
        "cost", "unit_cost", "profit", "tax", "item_id",
    ];

    /// <summary>The columns that a field may be found in: all where the file has no nested items.</summary>
    public static IReadOnlyList<ColumnDialect> For(CanonicalField field, IReadOnlyList<ColumnDialect> columns)
        => columns.Any(column => IsOfItem(column.Name)) ? [.. columns.Where(column => IsOfItem(column.Name) == OfItems.Contains(field.Name))] : columns;

    /// <summary>A column's normalised name; inside an item that of the value alone.</summary>
    public static string NameOf(ColumnDialect column)
        => !IsOfItem(column.Name) ? ColumnNames.Normalise(Unwrapped(column.Name))
            : ColumnNames.Normalise(column.Name[(column.Name.LastIndexOf('.') + 1)..]) is var name && name == "name" ? "productname" : name;

    /// <summary>In whatever object the array lies: properties.products.price.</summary>
    public static bool IsOfItem(string column) => column.Split('.') is { Length: > 1 } path && path[..^1].Any(ItemArrays.Contains);

    private static string Unwrapped(string column)
        => column.Split('.') is [var wrapper, var name] && ItemArrays.IsWrapper(wrapper) ? name : column;
}
