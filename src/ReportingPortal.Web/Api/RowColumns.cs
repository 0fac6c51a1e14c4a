using System.Globalization;
using ReportingPortal.Analytics.Explain;

namespace ReportingPortal.Web.Api;

/// <summary>The rows behind figures as files, under the names the API writes.</summary>
public static class RowColumns
{
    private static readonly CsvColumn<FigureRow>[] OrderLines = Of<OrderLineRow>(
        ("order_id", row => row.OrderId), ("order_date", row => row.OrderDate), ("kind", row => row.Kind), ("product_id", row => row.ProductId), ("product", row => row.Product),
        ("occurrence", row => row.Occurrence), ("customer_id", row => row.CustomerId), ("region", row => row.Region), ("category", row => row.Category),
        ("quantity", row => row.Quantity), ("unit_price", row => row.UnitPrice), ("discount", row => row.Discount), ("net_sales", row => row.NetSales), ("cost", row => row.Cost),
        ("upload_id", row => row.UploadId), ("row_number", row => row.RowNumber));

    private static readonly CsvColumn<FigureRow>[] Buyers = Of<BuyerRow>(
        ("customer_id", row => row.CustomerId), ("name", row => row.Name), ("orders", row => row.Orders), ("net_sales", row => row.NetSales),
        ("first_order_on", row => row.FirstOrderOn), ("is_new", row => row.IsNew));

    private static readonly CsvColumn<FigureRow>[] Sessions = Of<SessionRow>(
        ("session_id", row => row.SessionId), ("session_date", row => row.SessionDate), ("customer_id", row => row.CustomerId), ("events", row => row.Events),
        ("has_purchase", row => row.HasPurchase));

    private static readonly CsvColumn<FigureRow>[] Events = Of<EventRow>(
        ("event_id", row => row.EventId), ("event_date", row => row.EventDate),
        ("occurred_at", row => Utc(row.OccurredAt)), ("event_type", row => row.EventType),
        ("session_id", row => row.SessionId), ("customer_id", row => row.CustomerId), ("product_id", row => row.ProductId), ("category", row => row.Category),
        ("upload_id", row => row.UploadId), ("row_number", row => row.RowNumber));

    private static readonly CsvColumn<FigureRow>[] Customers = Of<CustomerRow>(
        ("customer_id", row => row.CustomerId), ("name", row => row.Name), ("first_order_on", row => row.FirstOrderOn), ("recency_days", row => row.RecencyDays),
        ("frequency", row => row.Frequency), ("monetary", row => row.Monetary), ("net_sales", row => row.NetSales), ("r_score", row => row.RScore), ("f_score", row => row.FScore), ("m_score", row => row.MScore),
        ("rfm_group", row => row.RfmGroup), ("value_tier", row => row.ValueTier), ("activity_status", row => row.ActivityStatus), ("segment", row => row.Segment),
        ("historic", row => row.Historic), ("clv", row => row.Clv));

    private static readonly CsvColumn<FigureRow>[] Uploads = Of<UploadRow>(
        ("upload_id", row => row.UploadId), ("file_name", row => row.FileName), ("received_at", row => Utc(row.ReceivedAt)), ("rows_read", row => row.RowsRead),
        ("rows_new", row => row.RowsNew), ("rows_changed", row => row.RowsChanged), ("rows_unchanged", row => row.RowsUnchanged), ("rows_rejected", row => row.RowsRejected));

    private static readonly CsvColumn<FigureRow>[] Refused = Of<RefusedRow>(
        ("upload_id", row => row.UploadId), ("file_name", row => row.FileName), ("row_number", row => row.RowNumber), ("reasons", row => row.Reasons), ("values", row => row.Values));

    private static readonly CsvColumn<FigureRow>[] Doubtful = Of<DoubtfulRow>(
        ("key", row => row.Key), ("product_id", row => row.ProductId), ("at", row => row.At is { } at ? Utc(at) : null), ("customer_id", row => row.CustomerId),
        ("region", row => row.Region), ("category", row => row.Category), ("quantity", row => row.Quantity), ("unit_price", row => row.UnitPrice), ("net_sales", row => row.NetSales),
        ("upload_id", row => row.UploadId), ("row_number", row => row.RowNumber));

    public static CsvColumn<FigureRow>[] Of(RowKind kind) => kind switch
    {
        RowKind.OrderLines => OrderLines,
        RowKind.Buyers => Buyers,
        RowKind.Sessions => Sessions,
        RowKind.Events => Events,
        RowKind.Uploads => Uploads,
        RowKind.RefusedRows => Refused,
        RowKind.DoubtfulRows => Doubtful,
        _ => Customers,
    };

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static CsvColumn<FigureRow>[] Of<T>(params (string Name, Func<T, object?> Value)[] columns) where T : FigureRow
        => [.. columns.Select(column => new CsvColumn<FigureRow>(column.Name, row => column.Value((T)row)))];
}
