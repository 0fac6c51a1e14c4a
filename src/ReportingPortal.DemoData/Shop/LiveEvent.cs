namespace ReportingPortal.DemoData.Shop;

/// <summary>Something an invented visitor does now.</summary>
/// <param name="EventType">session_start, product_view, add_to_cart, purchase or session_end.</param>
/// <param name="At">UTC.</param>
public sealed record LiveEvent(
    string EventId, string CustomerId, string SessionId, string EventType, DateTime At,
    string? ProductId = null, string? Category = null, decimal? Price = null, int? Quantity = null);
