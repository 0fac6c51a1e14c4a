namespace ReportingPortal.Analytics;

/// <summary>An order as a whole, or (without <see cref="OrderedAt"/>) a document that only takes back. Returns under its number are part of it.</summary>
/// <param name="OrderedAt">Microseconds of the epoch.</param>
/// <param name="Customer">A number; -1 for guests.</param>
/// <param name="Region">The order's, whole: the first of its regions by name, as orders count over regions everywhere.</param>
/// <param name="NetSales">In units of <see cref="Days.Amount"/>.</param>
internal readonly record struct PlacedOrder(string OrderId, DateOnly SaleDate, long? OrderedAt, int Customer, string Region, long NetSales)
{
    public bool IsOrder => OrderedAt is not null;
}
