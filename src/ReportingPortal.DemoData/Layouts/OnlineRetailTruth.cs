namespace ReportingPortal.DemoData.Layouts;

/// <summary>
/// What was written in the Online Retail layout. Orders are the invoices of goods sold (digits only, quantity above 0);
/// net sales and units are those of sales and cancellations, without the adjustment and the write-offs.
/// </summary>
/// <param name="Cancellations">Distinct invoices beginning with C.</param>
/// <param name="CancellationRows">Their rows.</param>
/// <param name="AdjustmentRows">Rows of invoices beginning with A, with a negative price.</param>
/// <param name="Adjustment">Their amount, below 0.</param>
/// <param name="WriteOffRows">Stock written off: negative quantity, no C, price 0, no customer.</param>
/// <param name="RowsWithoutCustomer">All rows with an empty CustomerID.</param>
/// <param name="FreeRows">Rows of sales with price 0.</param>
/// <param name="RepeatedRows">Rows equal in every column to the row before.</param>
public sealed record OnlineRetailTruth(
    long Rows, int Orders, int Customers, long? Units, decimal NetSales,
    int Cancellations, int CancellationRows, int AdjustmentRows, decimal Adjustment,
    int WriteOffRows, int RowsWithoutCustomer, int FreeRows, int RepeatedRows)
    : WrittenSales(Rows, Orders, Customers, Units, NetSales, Profit: null);
