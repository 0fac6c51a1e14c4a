using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Rules;

/// <summary>The fields whose values rules may replace: names and groups, never numbers, dates or keys.</summary>
public static class ValueRuleFields
{
    public static readonly IReadOnlyList<string> All = ["category", "region", "status", "product_name", "customer_name"];

    /// <summary>The rules' name of a canonical field; null where no rule may touch it.</summary>
    public static string? Of(UploadKind kind, string field) => (kind, field) switch
    {
        (UploadKind.Products, "name") => "product_name",
        (UploadKind.Customers or UploadKind.CustomerAliases, "name") => "customer_name",
        _ => All.Contains(field) ? field : null,
    };
}
