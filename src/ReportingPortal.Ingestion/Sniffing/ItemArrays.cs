namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>What objects call the array of the items they are about: what was ordered, looked at or put into the cart.</summary>
internal static class ItemArrays
{
    private static readonly HashSet<string> Names = ["lineitems", "items", "orderitems", "orderlines", "lines", "products", "positions", "positionen"];

    public static bool Contains(string name) => Names.Contains(ColumnNames.Normalise(name));
}
