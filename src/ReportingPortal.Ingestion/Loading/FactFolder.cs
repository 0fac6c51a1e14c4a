using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>Where the statements of a kind of file lie, and the table its rows are staged in.</summary>
internal static class FactFolder
{
    /// <exception cref="ArgumentOutOfRangeException">Auto is no kind of rows.</exception>
    public static string Of(UploadKind kind) => kind switch
    {
        UploadKind.OrderLines => "OrderLines",
        UploadKind.Events => "Events",
        UploadKind.Customers => "Customers",
        UploadKind.Products => "Products",
        UploadKind.CustomerAliases => "CustomerAliases",
        UploadKind.OrderHeads => "OrderHeads",
        UploadKind.OrderItems => "OrderItems",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only a decided kind has facts."),
    };

    /// <summary>The statement that makes the staging table, the one that copies into it and the one that analyses it.</summary>
    public static (string Create, string Copy, string Analyze) Staging(UploadKind kind)
    {
        var (folder, table) = (Of(kind), StagedTable(kind));
        return ($"Loading/{folder}/Stage{folder}.sql", $"copy {table} from stdin (format binary)", AnalyzeStaged(kind));
    }

    /// <summary>Of the many columns of order lines only those are looked at by which rows are chosen or joined: that is a tenth of a small load's time.</summary>
    public static string AnalyzeStaged(UploadKind kind)
        => $"analyze {StagedTable(kind)}{(kind == UploadKind.OrderLines ? " (row_number, reasons, order_id, product_id, occurrence, customer_id)" : "")}";

    private static string StagedTable(UploadKind kind) => kind switch
    {
        UploadKind.OrderLines => "staged_order_lines",
        UploadKind.Events => "staged_events",
        UploadKind.Customers => "staged_customers",
        UploadKind.Products => "staged_products",
        UploadKind.CustomerAliases => "staged_customer_aliases",
        UploadKind.OrderHeads => "staged_order_heads",
        _ => "staged_order_items",
    };
}
