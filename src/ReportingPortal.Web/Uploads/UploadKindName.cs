using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Web.Uploads;

/// <summary>Kinds of files as forms and the API write them. Orders are order lines: an order export has one line an order.</summary>
public static class UploadKindName
{
    public static readonly IReadOnlyList<string> All = ["auto", "customers", "products", "orders", "order_lines", "events"];

    public static bool TryParse(string? text, out UploadKind kind)
    {
        (var known, kind) = text?.ToLowerInvariant() switch
        {
            null or "" or "auto" => (true, UploadKind.Auto),
            "customers" => (true, UploadKind.Customers),
            "products" => (true, UploadKind.Products),
            "orders" or "order_lines" => (true, UploadKind.OrderLines),
            "events" => (true, UploadKind.Events),
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
        _ => "auto",
    };
}
