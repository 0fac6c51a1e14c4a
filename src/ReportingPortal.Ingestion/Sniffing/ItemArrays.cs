namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>What objects call the array of the items they are about: what was ordered, looked at or put into the cart.</summary>
internal static class ItemArrays
{
    private static readonly HashSet<string> Names = ["lineitems", "items", "orderitems", "orderlines", "lines", "products", "positions", "positionen", "variants"];

    /// <summary>Objects that only hold together what is said of the one around them: properties.price is its price.</summary>
    private static readonly HashSet<string> Wrappers = ["properties", "eventproperties", "ecommerce", "payload"];

    public static bool IsWrapper(string name) => Wrappers.Contains(ColumnNames.Normalise(name));

    /// <summary>Whether the array of this path lies in such an object alone.</summary>
    public static bool IsWrapped(string path) => path.Split('.') is [var wrapper, _] && IsWrapper(wrapper);

    public static bool Contains(string name) => Names.Contains(ColumnNames.Normalise(name));
}
