namespace ReportingPortal.Analytics.Days;

/// <summary>What was sold of one product, or to some customers, on one day.</summary>
/// <param name="NetSales">In units of <see cref="Amount"/>.</param>
/// <param name="Customers">Who ordered; null of a product, whose days do not tell.</param>
/// <param name="UnitsSold">In units of <see cref="Amount"/>; null of customers, whose days do not tell.</param>
internal sealed record DaySales(DateOnly Day, long NetSales, int Orders, int? Customers, long? UnitsSold);
