namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>What objects call the array of the items they are about: what was ordered, looked at or put into the cart.</summary>
internal static class ItemArrays
{
    private static readonly HashSet<string> Names = ["lineitems", "items", "orderitems", "orderlines", "lines", "products", "positions", "positionen", "variants"];

    /// <summary>Objects that only hold together what is said of the one around them: properties.price is its price.</summary>
    private static readonly HashSet<string> Wrappers = ["properties", "eventproperties", "ecommerce", "payload"];

    /// <summary>Arrays that describe the object around them: each of its elements is no row of its own.</summary>
    private static readonly HashSet<string> Descriptions =
    [
        "categories", "tags", "images", "media", "attributes", "options", "metadata", "metafields", "taxes", "taxlines", "shippinglines", "discountcodes", "noteattributes",
        "couponlines", "feelines", "refunds", "fulfillments", "links", "eventparams", "userproperties", "addresses", "discountapplications", "paymentgatewaynames",
    ];

    public static bool Describes(string name) => Descriptions.Contains(ColumnNames.Normalise(name));

    public static bool IsWrapper(string name) => Wrappers.Contains(ColumnNames.Normalise(name));

    /// <summary>Whether the array of this path lies in such an object alone.</summary>
    public static bool IsWrapped(string path) => path.Split('.') is [var wrapper, _] && IsWrapper(wrapper);

    public static bool Contains(string name) => Names.Contains(ColumnNames.Normalise(name));
}
