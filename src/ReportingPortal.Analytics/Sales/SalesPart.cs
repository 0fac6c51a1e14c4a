namespace ReportingPortal.Analytics.Sales;

/// <summary>A part of sales that no rollup of days keeps: those of one product, or to the customers of an RFM group of the current run.</summary>
/// <param name="ProductId">Null where it is a group's part.</param>
/// <param name="RfmGroup">Null where it is a product's part. Guests are in no group.</param>
public sealed record SalesPart(string? ProductId, string? RfmGroup);

/// <summary>
/// The headline figures of a part that can be said of it (D0, D15, D16): of a product no customers, for they are packed without it; of a group no
/// units, cost, discounts or returns. Null where unknown, or a denominator is zero.
/// </summary>
/// <param name="Orders">That hold the product; or the group's customers placed.</param>
/// <param name="AverageOrderValue">Net sales of the part over these orders.</param>
public sealed record PartKpis(
    decimal NetSales, decimal? Profit, decimal? Margin, int Orders, decimal? UnitsSold, decimal? AverageOrderValue, int? Customers, int? NewCustomers, int? ReturningCustomers,
    decimal? RepeatPurchaseRate)
{
    /// <summary>Units of the part over the orders that hold it.</summary>
    public decimal? UnitsPerOrder => Orders == 0 ? null : UnitsSold / Orders;

    public decimal? OrdersPerCustomer => Customers is > 0 and var buyers ? (decimal)Orders / buyers : null;

    public decimal? NetSalesPerCustomer => Customers is > 0 and var buyers ? NetSales / buyers : null;
}
