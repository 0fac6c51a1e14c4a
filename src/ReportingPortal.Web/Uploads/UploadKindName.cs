using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Web.Uploads;

/// <summary>Kinds of files as forms and the API write them. Orders are order lines: an order export has one line an order.</summary>
public static class UploadKindName
{
    public static readonly IReadOnlyList<string> All = ["auto", "customers", "products", "orders", "order_lines", "events", "order_heads", "order_items", "customer_aliases"];

    /// <summary>What rows can be, as a person chooses it: whole things before parts of orders.</summary>
    public static readonly IReadOnlyList<UploadKind> Decided =
    [
        UploadKind.OrderLines, UploadKind.Customers, UploadKind.Products, UploadKind.Events, UploadKind.OrderHeads, UploadKind.OrderItems, UploadKind.CustomerAliases,
    ];

    public static bool TryParse(string? text, out UploadKind kind)
    {
        (var known, kind) = text?.ToLowerInvariant() switch
        {
            null or "" or "auto" => (true, UploadKind.Auto),
            "customers" => (true, UploadKind.Customers),
            "products" => (true, UploadKind.Products),
            "orders" or "order_lines" => (true, UploadKind.OrderLines),
            "events" => (true, UploadKind.Events),
            "order_heads" => (true, UploadKind.OrderHeads),
            "order_items" => (true, UploadKind.OrderItems),
            "customer_aliases" => (true, UploadKind.CustomerAliases),
            _ => (false, UploadKind.Auto),
        };
        return known;
    }

    public static string Of(UploadKind kind) => kind switch
    {
        UploadKind.Customers => "customers",
        UploadKind.Products => "products",
        UploadKind.OrderLines => "order_lines",
        UploadKind.Events => "events",
        UploadKind.OrderHeads => "order_heads",
        UploadKind.OrderItems => "order_items",
        UploadKind.CustomerAliases => "customer_aliases",
        _ => "auto",
    };
}
