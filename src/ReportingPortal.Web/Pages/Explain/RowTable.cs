using ReportingPortal.Analytics.Explain;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Pages.Explain;

/// <summary>A cell of a table of rows: its text, and where it leads.</summary>
public sealed record RowCell(string Text, string? Href = null);

/// <summary>The rows behind a figure as people read them: a column list for each kind of rows.</summary>
public sealed class RowTable(RowKind kind, IReadOnlyList<FigureRow> rows, PageFigures figures, CurrentTenant tenant)
{
    public sealed record Column(string Title, bool IsNumber, Func<FigureRow, RowCell> Cell);

    private string Root => $"/t/{tenant.Tenant.Slug}";

    public IReadOnlyList<FigureRow> Rows => rows;

    public IReadOnlyList<Column> Columns => kind switch
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

    private IReadOnlyList<Column> OrderLines =>
    [
        Text<OrderLineRow>("Order", row => row.OrderId), Text<OrderLineRow>("Day", row => FigureFormat.Day(row.OrderDate)), Text<OrderLineRow>("Kind", row => row.Kind),
        Of<OrderLineRow>("Customer", row => Customer(row.CustomerId, null)), Text<OrderLineRow>("Product", row => row.Product ?? row.ProductId),
        Text<OrderLineRow>("Region", row => row.Region), Text<OrderLineRow>("Category", row => row.Category),
        Number<OrderLineRow>("Quantity", row => FigureFormat.Count(row.Quantity)), Number<OrderLineRow>("Discount", row => figures.Format.Money(row.Discount)),
        Number<OrderLineRow>("Net sales", row => figures.Format.Money(row.NetSales)), Number<OrderLineRow>("Cost", row => figures.Format.Money(row.Cost)),
        Of<OrderLineRow>("From", row => Upload(row.UploadId, row.RowNumber)),
    ];

    private IReadOnlyList<Column> Buyers =>
    [
        Of<BuyerRow>("Customer", row => Customer(row.CustomerId, row.Name)), Number<BuyerRow>("Orders", row => FigureFormat.Count(row.Orders)),
        Number<BuyerRow>("Net sales", row => figures.Format.Money(row.NetSales)), Text<BuyerRow>("First order", row => Day(row.FirstOrderOn)),
        Text<BuyerRow>("New or returning", row => row.IsNew ? "new" : "returning"),
    ];

    private IReadOnlyList<Column> Sessions =>
    [
        Text<SessionRow>("Session", row => row.SessionId), Text<SessionRow>("Day", row => FigureFormat.Day(row.SessionDate)),
        Of<SessionRow>("Visitor", row => Customer(row.CustomerId, null)), Number<SessionRow>("Events", row => FigureFormat.Count(row.Events)),
        Text<SessionRow>("Purchase", row => row.HasPurchase ? "yes" : "no"),
    ];

    private IReadOnlyList<Column> Events =>
    [
        Text<EventRow>("Event", row => row.EventId), Text<EventRow>("Kind", row => row.EventType.Replace('_', ' ')), Text<EventRow>("When", row => tenant.LocalTime(row.OccurredAt)),
        Of<EventRow>("Visitor", row => Customer(row.CustomerId, null)), Text<EventRow>("Session", row => row.SessionId), Text<EventRow>("Product", row => row.ProductId),
        Text<EventRow>("Category", row => row.Category), Of<EventRow>("From", row => Upload(row.UploadId, row.RowNumber)),
    ];

    private IReadOnlyList<Column> Customers =>
    [
        Of<CustomerRow>("Customer", row => Customer(row.CustomerId, row.Name)), Text<CustomerRow>("First order", row => Day(row.FirstOrderOn)),
        Number<CustomerRow>("Orders", row => FigureFormat.Count(row.Frequency)), Number<CustomerRow>("Spend", row => figures.Format.Money(row.Monetary)),
        Number<CustomerRow>("Net sales", row => figures.Format.Money(row.NetSales)),
        Number<CustomerRow>("Days since last", row => FigureFormat.Count(row.Frequency == 0 ? null : row.RecencyDays)),
        Text<CustomerRow>("Scores", row => row.RScore is null ? "n/a" : $"{row.RScore}{row.FScore}{row.MScore}"), Text<CustomerRow>("Group", row => row.RfmGroup),
        Text<CustomerRow>("Tier", row => row.ValueTier), Text<CustomerRow>("Status", row => row.ActivityStatus), Text<CustomerRow>("Segment", row => row.Segment),
        Number<CustomerRow>("So far", row => figures.Format.Money(row.Historic)), Number<CustomerRow>("Expected", row => figures.Format.Money(row.Clv)),
    ];

    private IReadOnlyList<Column> Uploads =>
    [
        Of<UploadRow>("Upload", row => new RowCell(row.FileName, $"{Root}/uploads/{row.UploadId}")), Text<UploadRow>("Received", row => tenant.LocalTime(row.ReceivedAt)),
        Number<UploadRow>("Rows read", row => FigureFormat.Count(row.RowsRead)), Number<UploadRow>("New", row => FigureFormat.Count(row.RowsNew)),
        Number<UploadRow>("Changed", row => FigureFormat.Count(row.RowsChanged)), Number<UploadRow>("Unchanged", row => FigureFormat.Count(row.RowsUnchanged)),
        Number<UploadRow>("Rejected", row => FigureFormat.Count(row.RowsRejected)),
    ];

    private IReadOnlyList<Column> Refused =>
    [
        Of<RefusedRow>("Row", row => Upload(row.UploadId, row.RowNumber)), Text<RefusedRow>("Upload", row => row.FileName),
        Text<RefusedRow>("Why", row => RejectedTable.Brief(row.Reasons)), Text<RefusedRow>("Values", row => RejectedTable.Brief(row.Values)),
    ];

    private IReadOnlyList<Column> Doubtful =>
    [
        Text<DoubtfulRow>("Order or event", row => row.Key), Text<DoubtfulRow>("When", row => row.At is { } at ? tenant.LocalTime(at) : null),
        Of<DoubtfulRow>("Customer", row => Customer(row.CustomerId, null)), Text<DoubtfulRow>("Product", row => row.ProductId), Text<DoubtfulRow>("Category", row => row.Category),
        Text<DoubtfulRow>("Region", row => row.Region), Number<DoubtfulRow>("Quantity", row => FigureFormat.Count(row.Quantity)),
        Number<DoubtfulRow>("Unit price", row => figures.Format.Money(row.UnitPrice)), Number<DoubtfulRow>("Net sales", row => figures.Format.Money(row.NetSales)),
        Of<DoubtfulRow>("From", row => Upload(row.UploadId, row.RowNumber)),
    ];

    private static Column Text<T>(string title, Func<T, string?> text) where T : FigureRow => Of<T>(title, row => new RowCell(text(row) ?? FigureFormat.Undefined));

    private static Column Number<T>(string title, Func<T, string> text) where T : FigureRow => new(title, true, row => new RowCell(text((T)row)));

    private static Column Of<T>(string title, Func<T, RowCell> cell) where T : FigureRow => new(title, false, row => cell((T)row));

    private RowCell Customer(string? id, string? name)
        => id is null ? new RowCell(FigureFormat.Undefined) : new RowCell(name ?? id, $"{Root}/customers/{Uri.EscapeDataString(id)}");

    private RowCell Upload(Guid id, long row) => new($"row {FigureFormat.Count(row)}", $"{Root}/uploads/{id}");

    private static string? Day(DateOnly? day) => day is { } known ? FigureFormat.Day(known) : null;
}
