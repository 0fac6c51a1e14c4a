using System.Text.Json.Serialization;

namespace ReportingPortal.Analytics.Explain;

/// <summary>One of the rows a figure is made of.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OrderLineRow), "order_line")]
[JsonDerivedType(typeof(BuyerRow), "buyer")]
[JsonDerivedType(typeof(SessionRow), "session")]
[JsonDerivedType(typeof(EventRow), "event")]
[JsonDerivedType(typeof(CustomerRow), "customer")]
[JsonDerivedType(typeof(UploadRow), "upload")]
[JsonDerivedType(typeof(RefusedRow), "refused_row")]
[JsonDerivedType(typeof(DoubtfulRow), "doubtful_row")]
public abstract record FigureRow;

/// <summary>A valid sale or return line; region and category are its own, else its customer's and product's.</summary>
/// <param name="Kind">sale or return; amounts of returns are negative.</param>
/// <param name="Occurrence">Numbers equal products inside one order from 1.</param>
/// <param name="Cost">Null where unknown: the line is left out of profit.</param>
/// <param name="RowNumber">In the file of the upload.</param>
public sealed record OrderLineRow(
    string OrderId, DateOnly OrderDate, string Kind, string ProductId, string? Product, int Occurrence, string? CustomerId, string Region, string Category,
    decimal Quantity, decimal UnitPrice, decimal Discount, decimal NetSales, decimal? Cost, Guid UploadId, long RowNumber) : FigureRow;

/// <summary>A customer with an order in the period; orders and net sales are those of the period and its filters.</summary>
/// <param name="FirstOrderOn">Of all history.</param>
public sealed record BuyerRow(string CustomerId, string? Name, int Orders, decimal NetSales, DateOnly? FirstOrderOn, bool IsNew) : FigureRow;

/// <summary>A visit, on the day of its first event.</summary>
public sealed record SessionRow(string SessionId, DateOnly SessionDate, string? CustomerId, int Events, bool HasPurchase) : FigureRow;

/// <summary>An event a funnel reads.</summary>
public sealed record EventRow(
    string EventId, DateOnly EventDate, DateTimeOffset OccurredAt, string EventType, string SessionId, string? CustomerId, string? ProductId, string? Category,
    Guid UploadId, long RowNumber) : FigureRow;

/// <summary>A customer of the current analysis run with everything it found.</summary>
/// <param name="RecencyDays">From the last order to the as-of date.</param>
/// <param name="Monetary">What the spend score stands on: net sales in the window of the shop's rules, or their mean an order.</param>
/// <param name="NetSales">In that window.</param>
/// <param name="Historic">Net sales so far; null for who never ordered.</param>
/// <param name="Clv">Expected net sales within the standard horizon, times the margin the shop's rules set; 0 in a run without forecast.</param>
public sealed record CustomerRow(
    string CustomerId, string? Name, DateOnly? FirstOrderOn, int? RecencyDays, int Frequency, decimal Monetary, decimal NetSales, short? RScore, short? FScore, short? MScore,
    string RfmGroup, string ValueTier, string ActivityStatus, string? Segment, decimal? Historic, decimal? Clv) : FigureRow;

/// <summary>An upload that is loaded; rows read are the sum of the four counts.</summary>
public sealed record UploadRow(
    Guid UploadId, string FileName, DateTimeOffset ReceivedAt, long RowsRead, long RowsNew, long RowsChanged, long RowsUnchanged, long RowsRejected) : FigureRow;

/// <summary>A row of a file that could not be taken.</summary>
/// <param name="Reasons">Joined by semicolons.</param>
/// <param name="Values">As they stand in the file, joined by " | ".</param>
public sealed record RefusedRow(Guid UploadId, string FileName, long RowNumber, string Reasons, string Values) : FigureRow;

/// <summary>An order line, an event or a part of an order with something wrong.</summary>
/// <param name="Key">The order's number, or the event's id.</param>
/// <param name="At">Null for an item whose order is not known.</param>
public sealed record DoubtfulRow(
    string Key, string? ProductId, DateTimeOffset? At, string? CustomerId, string? Region, string? Category, decimal? Quantity, decimal? UnitPrice,
    decimal? NetSales, Guid UploadId, long RowNumber) : FigureRow;
