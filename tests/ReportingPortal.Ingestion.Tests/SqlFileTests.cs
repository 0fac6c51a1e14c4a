using System.Text.RegularExpressions;
using ReportingPortal.Data.Sql;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests;

/// <summary>The house's rules for statements: what a reader wants to know, and what a cluster needs.</summary>
public partial class SqlFileTests
{
    private static readonly string[] TenantTables =
    [
        "order_lines", "customers", "products", "events", "sales_summary", "daily_sales", "customer_days", "product_days",
        "customer_summary", "product_summary", "daily_sessions", "tenant_states", "rejected_rows", "order_heads", "order_items",
        "customer_aliases", "customer_orders", "visitor_sessions",
    ];

    public static TheoryData<string> Files => [.. SqlFile.All(typeof(IngestUpload).Assembly).Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_statement_follows_the_house_rules(string path)
    {
        var text = SqlFile.Of<IngestUpload>(path).Text;
        var lines = text.TrimEnd().Split('\n');
        var body = string.Join('\n', lines.Skip(3));

        lines.Take(3).ShouldAllBe(line => line.StartsWith("-- "));
        lines[2].ShouldStartWith("-- Parameters:");
        lines.Length.ShouldBeLessThanOrEqualTo(100);
        lines.Skip(3).Max(line => line.Length).ShouldBeLessThanOrEqualTo(100);
        lines.ShouldAllBe(line => !line.TrimEnd().EndsWith(';'));
        Forbidden().IsMatch(body).ShouldBeFalse();
        Inserts().Count(body).ShouldBeLessThanOrEqualTo(Conflicts().Count(body));
        if (TenantTables.Any(table => Regex.IsMatch(body, $@"(from|join|into|update|using) {table}\b")))
        {
            body.ShouldContain("@tenant_id");
        }
    }

    [GeneratedRegex(@"\bmerge\b|set_config|pg_advisory|\blo_")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\binsert into\b")]
    private static partial Regex Inserts();

    [GeneratedRegex(@"\bon conflict\b")]
    private static partial Regex Conflicts();
}
